/**
 * 自动保存: keeps what is typed in a form some seconds after the last key and when the page is left alone. The page is whole
 * without it. It hands nothing in; when the draft was changed elsewhere it says so and keeps nothing over it.
 */
;(() => {
  const form = document.querySelector('form[data-keep]')
  const line = document.querySelector('[data-kept]')
  if (!form || !line || !window.fetch || !window.URLSearchParams) return

  const restMs = 4000
  const leastMs = 15000
  const failed = '刚才没有自动保存上，会再试；要紧的请点“存草稿”。'
  const gone = '这个链接已经用不了了，没有自动保存。请先把写好的字复制下来，在微信里回“填表”重新打开。'
  // browsers send no more than this after a page is gone
  const mostAfterwards = 60000

  let timer = 0
  let sentAt = -leastMs
  let going = null
  let isDirty = false
  let isOver = false

  const now = () => performance.now()

  const typed = () => {
    const words = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') words.append(name, value)
    return words.toString()
  }

  const takeOver = ({ fields, said, stops }) => {
    for (const [name, value] of Object.entries(fields || {})) {
      const field = form.elements.namedItem(name)
      if (field) field.value = value
    }
    line.textContent = said
    isOver = isOver || stops === true
  }

  const send = async () => {
    const body = typed()
    isDirty = false
    sentAt = now()
    try {
      const answer = await fetch(form.dataset.keep, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body,
        keepalive: body.length < mostAfterwards,
      })
      if (answer.status === 404) {
        takeOver({ fields: {}, said: gone, stops: true })
        return
      }
      if (!answer.ok) throw new Error(String(answer.status))
      takeOver(await answer.json())
    } catch {
      isDirty = true
      line.textContent = failed
    }
  }

  const keep = () => {
    clearTimeout(timer)
    if (!isDirty || isOver || going) return
    going = send().then(() => {
      going = null
      if (isDirty) plan()
    })
  }

  const plan = () => {
    clearTimeout(timer)
    if (!isOver) timer = setTimeout(keep, Math.max(restMs, sentAt + leastMs - now()))
  }

  const noted = (event) => {
    if (event.target.type === 'file') return
    isDirty = true
    plan()
  }
  form.addEventListener('input', noted)
  form.addEventListener('change', noted)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep()
  })
  window.addEventListener('pagehide', keep)
  // what the button sends must know of what was kept a moment ago
  form.addEventListener('submit', (event) => {
    isOver = true
    clearTimeout(timer)
    if (!going || !form.requestSubmit) return
    event.preventDefault()
    const { submitter } = event
    going.then(() => form.requestSubmit(submitter))
  })
  // back from the next page: what the form holds is older than what is kept
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
})()
