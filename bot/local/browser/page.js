// Runs in the browser as it is: no bundler, no libraries. The server renders every line; this puts them in place.
'use strict'
;(() => {
  const { query, mark } = document.body.dataset
  const byId = (id) => document.getElementById(id)
  const problem = byId('problem')
  const text = byId('text')
  const lines = byId('lines')
  const scroll = byId('scroll')
  const people = byId('people-list')
  const wanted = byId('wanted')

  const tell = (sentence) => {
    problem.textContent = sentence
  }

  /** Posts and shows what the server has against it; true when it was done. */
  async function post(path, body, parameters = {}) {
    const address = new URL(`${path}?${query}`, location.origin)
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value)
    try {
      const answer = await fetch(address, { method: 'POST', body, headers: { Accept: 'text/plain' } })
      tell(answer.ok ? '' : await answer.text())
      return answer.ok
    } catch {
      tell('没有发出去：程序没有回应，请看看它是否还在运行，再发一次')
      return false
    }
  }

  // ---- what the server tells this window ----

  function showLine({ id, html }) {
    const shown = lines.querySelector(`[data-id="${CSS.escape(id)}"]`)
    if (shown) shown.outerHTML = html
    else lines.insertAdjacentHTML('beforeend', html)
  }

  function showNews({ conversation, news, person }) {
    const links = document.querySelectorAll(`[data-conversation="${CSS.escape(conversation)}"]`)
    for (const link of links) link.querySelector('.dot').hidden = !news
    if (news && person && links.length === 0) refreshPeople()
    showNewsOnBar()
  }

  function showNewsOnBar() {
    const dot = byId('people-dot')
    if (dot) dot.hidden = people.querySelector('.dot:not([hidden])') === null
  }

  function showOutbox({ html, count }) {
    byId('outbox').innerHTML = html
    const badge = byId('outbox-count')
    if (badge) badge.textContent = count > 0 ? `${count}条待发` : ''
  }

  let clockRead = performance.now()
  let clockNow = Number(byId('now').dataset.now)
  const clockFormat = new Intl.DateTimeFormat('zh-CN', {
    timeZone: byId('now').dataset.zone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })

  function showClock({ now, label, field, tenBefore }) {
    clockRead = performance.now()
    clockNow = now
    byId('now').textContent = label
    if (byId('at')) byId('at').value = field
    if (byId('ten-before')) byId('ten-before').textContent = tenBefore
  }

  function tick() {
    const label = clockFormat.format(clockNow + performance.now() - clockRead)
    if (byId('now').textContent !== label) byId('now').textContent = label
  }

  let lastMark = mark

  function listen() {
    const stream = new EventSource(`/local/stream?${query}&mark=${encodeURIComponent(lastMark)}`)
    const on = (event, show) => stream.addEventListener(event, ({ data }) => show(JSON.parse(data)))
    stream.addEventListener('line', ({ data, lastEventId }) => {
      lastMark = lastEventId
      showLine(JSON.parse(data))
    })
    on('news', showNews)
    on('outbox', showOutbox)
    on('clock', showClock)
    on('reload', () => location.reload())
    stream.addEventListener('open', () => {
      document.documentElement.dataset.live = 'true'
      if (problem.dataset.offline) tell('')
      delete problem.dataset.offline
    })
    stream.addEventListener('error', () => {
      document.documentElement.dataset.live = 'false'
      tell('和程序的连接断了，正在重连…')
      problem.dataset.offline = 'true'
      if (stream.readyState !== EventSource.CLOSED) return
      setTimeout(listen, 2000)
    })
  }

  // ---- what the person does in this window ----

  const draftKey = `draft?${query}`

  function growText() {
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight + 2}px`
    sessionStorage.setItem(draftKey, text.value)
  }

  function putText(words) {
    text.value = words
    growText()
  }

  /** One after the other, so that quick sentences arrive in the order they were said. */
  let sending = Promise.resolve()

  function sayText() {
    const words = text.value
    if (words.trim() === '') return
    const form = new URLSearchParams({ text: words })
    if (byId('mention')?.checked) form.set('mention', '1')
    putText('')
    text.focus()
    scroll.scrollTop = 0
    sending = sending.then(async () => {
      const done = await post('/local/say', form)
      if (!done && text.value === '') putText(words)
    })
  }

  const largest = 10 * 1024 * 1024

  function sendFile(file) {
    if (file.size > largest) return tell('文件最大 10 MB，请压缩后再发')
    sending = sending.then(() => post('/local/file', file, { name: file.name }))
  }

  function startComposer() {
    const form = byId('say')
    const file = byId('file')
    form.querySelector('.attach').hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      sayText()
    })
    text.addEventListener('input', growText)
    text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      sayText()
    })
    file.addEventListener('change', () => {
      for (const one of file.files) sendFile(one)
      file.value = ''
    })
    document.querySelector('.chips').addEventListener('click', (event) => {
      const words = event.target.closest('[data-draft]')?.dataset.draft
      if (words === undefined) return
      event.preventDefault()
      putText(words)
      text.focus()
    })
    if (text.value === '') text.value = sessionStorage.getItem(draftKey) ?? ''
    growText()
  }

  async function refreshPeople() {
    const search = new URLSearchParams(query)
    search.set('q', wanted.value)
    const answer = await fetch(`/local/people?${search}`).catch(() => null)
    if (answer?.ok) people.innerHTML = await answer.text()
    showNewsOnBar()
  }

  let searchTimer = 0

  function startSearch() {
    wanted.addEventListener('input', () => {
      clearTimeout(searchTimer)
      searchTimer = setTimeout(refreshPeople, 150)
    })
    wanted.form.addEventListener('submit', (event) => {
      event.preventDefault()
      refreshPeople()
    })
  }

  function startClock() {
    setInterval(tick, 1000)
    for (const form of document.querySelectorAll('.clock form'))
      form.addEventListener('submit', (event) => {
        event.preventDefault()
        post('/local/clock', new URLSearchParams(new FormData(form, event.submitter)))
      })
  }

  /** On a phone the panels lie over the chat: the keyboard goes with them, Escape closes them. */
  function startPanels() {
    addEventListener('hashchange', () => document.querySelector(':target')?.focus())
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && document.querySelector('.panel:target')) location.hash = '#chat'
    })
  }

  startSearch()
  startClock()
  startPanels()
  if (text) startComposer()
  showNewsOnBar()
  listen()
})()
