// What only the browser can do: ask before unsaved work is lost, close the menu on a phone, begin
// a page at its top, and lead back to the page before in one step.

const PHONE = 768 // pixels up to which the menu lies over the page
const NARROW = "(max-width: 640px)" // where tables are drawn as lists, as in style.css

// On the way to a page, Streamlit first puts that page's query into the address of the page that
// is left, and leaves the scroll bar where it was. The page's own address takes the place of that
// entry, which nobody ever saw, and its top is shown.
function watchAddresses() {
  if (window.history.watched) return
  window.history.watched = true
  const push = window.history.pushState.bind(window.history)
  let onTheWay = false
  window.history.pushState = (state, title, url) => {
    const next = new URL(url, window.location.href)
    const samePage = next.pathname === window.location.pathname
    if (onTheWay && !samePage && next.search === window.location.search)
      window.history.replaceState(state, title, url)
    else push(state, title, url)
    onTheWay = samePage
    if (!samePage) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
  }
}

export default function (component) {
  const { data, setTriggerValue } = component
  watchAddresses()
  const narrow = window.matchMedia(NARROW)
  const tell = () => {
    if (narrow.matches !== data.phone) setTriggerValue("phone", narrow.matches)
  }
  narrow.onchange = tell
  tell()
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
