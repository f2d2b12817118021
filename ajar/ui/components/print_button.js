// Opens the browser's own dialog, which prints the page or saves it as a PDF.

export default function (component) {
  component.parentElement.querySelector("button").onclick = () => window.print()
}
