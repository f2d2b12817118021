// What only the browser can do: ask before unsaved work is lost, close the menu on a phone.

const PHONE = 768 // pixels up to which the menu lies over the page

export default function (component) {
  const { data } = component
  window.onbeforeunload = data.unsaved
    ? (event) => {
        event.preventDefault()
        return ""
      }
    : null
  const menu = document.querySelector('[data-testid="stSidebarNav"]')
  if (menu) {
    menu.onclick = (event) => {
      if (window.innerWidth > PHONE || !event.target.closest("a")) return
      const close = '[data-testid="stSidebarCollapseButton"] button'
      setTimeout(() => document.querySelector(close)?.click(), 0)
    }
  }
}
