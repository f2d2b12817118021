// The message as it is shown: to be changed, copied, or opened in the mail program.

const LONGEST = 1900 // characters of an address of a mail; mail programs cut off longer ones
const BOM = /[\r\n]+/g

function mailto(to, subject, body) {
  const address = (/<([^<>]*)>\s*$/.exec(to)?.[1] ?? to).trim()
  const lines = body.replace(/\r?\n/g, "\r\n")
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`
  return `mailto:${encodeURIComponent(address).replace("%40", "@")}?${query}`
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

function draft(to, subject, body) {
  // A file that mail programs open as a message still to be sent.
  const oneLine = (text) => text.replace(BOM, " ")
  const encoded = base64(body.replace(/\r?\n/g, "\r\n")).replace(/.{76}/g, "$&\r\n")
  const match = /^(.*)<([^<>]*)>\s*$/.exec(oneLine(to))
  const address = match ? match[2].trim() : oneLine(to).trim()
  const name = match && match[1].trim() ? `=?UTF-8?B?${base64(match[1].trim())}?= ` : ""
  return [
    "X-Unsent: 1",
    ...(address ? [`To: ${name}<${address}>`] : []),
    `Subject: =?UTF-8?B?${base64(oneLine(subject))}?=`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    encoded,
  ].join("\r\n")
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Without https the clipboard is only reached through a selection.
    const field = document.createElement("textarea")
    field.value = text
    document.body.append(field)
    field.select()
    document.execCommand("copy")
    field.remove()
  }
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const find = (id) => parentElement.querySelector(`#${id}`)
  const fields = ["to", "subject", "body"].map(find)
  const [to, subject, body] = fields
  const form = parentElement.querySelector("form")
  const said = find("said")

  if (form.dataset.message !== data.id) {
    // Another message; what is being typed into the same one is left alone.
    form.dataset.message = data.id
    to.value = data.to
    subject.value = data.subject
    body.value = data.body
    said.textContent = ""
  }
  to.placeholder = data.no_address
  find("copy-address").hidden = !to.value

  const tell = (words) => {
    said.textContent = ""
    requestAnimationFrame(() => (said.textContent = words))
  }
  find("copy").onclick = () => copy(body.value).then(() => tell("Message copied"))
  find("copy-address").onclick = () => {
    const address = /<([^<>]*)>\s*$/.exec(to.value)?.[1] ?? to.value
    copy(address.trim()).then(() => tell("Address copied"))
  }
  const mail = find("mail")
  const point = () => {
    const address = mailto(to.value, subject.value, body.value)
    const tooLong = address.length > LONGEST
    mail.textContent = tooLong ? "Save as email draft" : "Open in email"
    if (mail.href.startsWith("blob:")) URL.revokeObjectURL(mail.href)
    if (tooLong) {
      const file = draft(to.value, subject.value, body.value)
      mail.href = URL.createObjectURL(new Blob([file], { type: "message/rfc822" }))
      mail.download = data.file_name
    } else {
      mail.href = address
      mail.removeAttribute("download")
    }
  }
  point()
  for (const field of fields) {
    field.oninput = () => {
      find("copy-address").hidden = !to.value
      point()
    }
    field.onchange = () =>
      setTriggerValue("edited", {
        id: data.id,
        to: to.value,
        subject: subject.value,
        body: body.value,
      })
  }
}
