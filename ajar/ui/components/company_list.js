// A list in which one company is chosen: one tab stop, arrow keys move, Enter and a click open.

const PAUSE = 180 // milliseconds after the last arrow key before the choice is sent

function part(kind, text) {
  const made = document.createElement("div")
  made.className = kind
  made.textContent = text
  return made
}

function option(item, at) {
  const made = document.createElement("div")
  made.role = "option"
  made.id = `option-${at}`
  made.dataset.key = item.key
  const head = part("head", "")
  head.append(part("name", item.name), part("badge", item.badge))
  made.append(head)
  for (const line of item.lines) made.append(part("note", line))
  return made
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const list = parentElement.querySelector('[role="listbox"]')
  const options = data.items.map(option)
  let active = Math.max(0, data.items.findIndex((item) => item.key === data.chosen))
  let timer = 0

  function mark(at, chosen) {
    active = at
    options.forEach((each, place) => {
      each.classList.toggle("active", place === at)
      each.setAttribute("aria-selected", String(chosen !== "" && each.dataset.key === chosen))
    })
    if (options[at]) list.setAttribute("aria-activedescendant", options[at].id)
  }

  function send(at, open) {
    clearTimeout(timer)
    const key = data.items[at].key
    mark(at, key)
    timer = setTimeout(() => setTriggerValue("picked", { key, open }), open ? 0 : PAUSE)
  }

  list.setAttribute("aria-label", data.label)
  list.replaceChildren(...options)
  mark(active, data.chosen)

  list.onclick = (event) => {
    const chosen = event.target.closest('[role="option"]')
    if (chosen) send(options.indexOf(chosen), true)
  }
  list.onkeydown = (event) => {
    const last = options.length - 1
    const to = {
      ArrowDown: Math.min(active + 1, last),
      ArrowUp: Math.max(active - 1, 0),
      Home: 0,
      End: last,
    }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      if (to !== active) send(to, false)
      options[to].scrollIntoView({ block: "nearest" })
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault()
      send(active, true)
    }
  }
  return () => clearTimeout(timer)
}
