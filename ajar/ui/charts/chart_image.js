// A button that saves the chart above as an SVG picture, with its title and subtitle.
export default function (component) {
  const { data, parentElement } = component;
  parentElement.querySelector("button").onclick = () => save(data);
}

const SVG = "http://www.w3.org/2000/svg";
const SIDE = 16;

function save({ chart, title, subtitle, file }) {
  const layers = document.querySelectorAll(`.st-key-${chart} svg.main-svg`);
  if (!layers.length) return;
  const width = layers[0].clientWidth;
  const height = layers[0].clientHeight;
  const style = getComputedStyle(layers[0].closest(".stPlotlyChart") ?? document.body);
  const paper = layers[0].style.background || "#fff";
  const heading = 64;
  const picture = element("svg", {
    xmlns: SVG,
    width: width + 2 * SIDE,
    height: height + heading + SIDE,
    "font-family": "sans-serif",
  });
  picture.append(
    element("rect", { width: "100%", height: "100%", fill: paper }),
    text(title, { x: SIDE, y: 28, "font-size": 18, "font-weight": 600, fill: style.color }),
    text(subtitle, { x: SIDE, y: 50, "font-size": 13, fill: style.color }),
  );
  const plot = element("g", { transform: `translate(${SIDE}, ${heading})` });
  for (const layer of layers) plot.append(...layer.cloneNode(true).childNodes);
  picture.append(plot);
  const source = new XMLSerializer().serializeToString(picture);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function text(words, attributes) {
  const made = element("text", attributes);
  made.textContent = words;
  return made;
}
