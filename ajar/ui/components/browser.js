// What only the browser can do: ask before unsaved work is lost, say that the server is away, close
// the menu on a phone, begin a page at its top, and lead back to the page before in one step.

const PHONE = 768 // pixels up to which the menu lies over the page
const NARROW = "(max-width: 640px)" // where tables are drawn as lists, as in style.css
const PATIENCE = 2000 // milliseconds without the server before it is said
const AWAY =
  "Ajar does not answer, so nothing on this page works just now. If it runs on your computer, " +
  "start it again."
const FORGOTTEN =
  "Ajar was started again, or the connection was lost for too long: your file is no longer open " +
  "here, and changes that were not saved are lost. Please open it again."

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

function say(words) {
  const before = document.getElementById("ajar-notice")
  if (!words) return before?.remove()
  const notice = before ?? document.createElement("div")
  notice.id = "ajar-notice"
  notice.setAttribute("role", "alert")
  notice.textContent = words
  document.body.append(notice)
}

// Streamlit asks whether the internet works while its server is away, and once one answers again
// goes on showing a page that the server may know nothing of. So the page is asked for again, and
// where it is that of a new visit, what was open before is said to be gone.
function watchConnection(data, ask) {
  const known = (window.ajarVisit ??= {})
  if (known.number && known.number !== data.visit && known.open) say(FORGOTTEN)
  else if (data.open) say("")
  Object.assign(known, { number: data.visit, open: data.open, ask })
  if (known.watched) return
  known.watched = true
  const app = document.querySelector('[data-testid="stApp"]')
  new MutationObserver(() => {
    if (app.dataset.testConnectionState !== "CONNECTED") {
      known.timer ||= setTimeout(() => say(AWAY), PATIENCE)
    } else if (known.timer) {
      clearTimeout(known.timer)
      known.timer = 0
      say("")
      known.ask()
    }
  }).observe(app, { attributeFilter: ["data-test-connection-state"] })
}

export default function (component) {
  const { data, setTriggerValue } = component
  watchAddresses()
  watchConnection(data, () => setTriggerValue("back", true))
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
