import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { expect, test } from './fixtures.ts'

/** What the page may do is said by the policies that stand in `src/main`; here a page tries to do more. */
test.use({
  ownBrowser: true,
  expectedFaults: [/Content Security Policy|TrustedHTML|TrustedScript|Failed to load resource|ERR_/]
})

test('the page has a frozen bridge with two functions, and nothing of Node', async ({ page }) => {
  const bridge = await page.evaluate(() => {
    const { fyr } = window
    return {
      members: Object.keys(fyr).toSorted(),
      frozen: Object.isFrozen(fyr),
      node: ['require', 'process', 'Buffer'].filter(name => name in window)
    }
  })
  expect(bridge).toEqual({ members: ['call', 'on'], frozen: true, node: [] })
})

test('the bridge carries the calls and events of the contract only', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const ask = Reflect.get(window.fyr, 'call')
    const listen = Reflect.get(window.fyr, 'on')
    const refusal = async (attempt: () => unknown) => {
      try {
        await attempt()
        return 'accepted'
      } catch (fault) {
        return fault instanceof Error ? fault.message : String(fault)
      }
    }
    return [
      await refusal(() => Reflect.apply(ask, null, ['vault.open', null])),
      await refusal(() => Reflect.apply(ask, null, ['constructor', null])),
      await refusal(() => Reflect.apply(listen, null, ['anything', () => null]))
    ]
  })
  expect(answers).toEqual(['There is no such call.', 'There is no such call.', 'There is no such event.'])
})

test('input that does not fit the contract is refused by name', async ({ page }) => {
  const answer = await page.evaluate(() =>
    Reflect.apply(Reflect.get(window.fyr, 'call'), null, ['shell.setLanguage', { language: 'xx' }])
  )
  expect(answer).toMatchObject({ ok: false, error: { code: 'call.invalid' } })
})

test('no script runs that did not come with the app', async ({ page }) => {
  const ran = await page.evaluate(() => {
    const attempts = [
      () => {
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = 1">')
      },
      () => {
        const script = document.createElement('script')
        script.append('window.ran = 1')
        document.head.append(script)
      },
      () => {
        const button = document.createElement('button')
        button.setAttribute('onclick', 'window.ran = 1')
        document.body.append(button)
        button.click()
      },
      // oxlint-disable-next-line typescript/no-implied-eval -- this is what must not work
      () => setTimeout('window.ran = 1')
    ]
    for (const attempt of attempts) {
      try {
        attempt()
      } catch {
        // Trusted Types refuse by throwing, the policy in silence; what counts is that nothing ran.
      }
    }
    return new Promise(resolve => setTimeout(() => resolve('ran' in window), 200))
  })
  expect(ran).toBe(false)
})

test('nothing leaves the page, not even for this computer', async ({ page }) => {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end()
  })
  server.on('upgrade', (_request, socket) => {
    heard.push('websocket')
    socket.destroy()
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const place = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

  await page.evaluate(async (host: string) => {
    const add = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      document.body.append(element)
    }
    const attempts: (() => unknown)[] = [
      () => add('img', { src: `http://${host}/image` }),
      () => add('link', { rel: 'stylesheet', href: `http://${host}/style` }),
      () => add('video', { src: `http://${host}/video` }),
      () => add('iframe', { src: `http://${host}/frame` }),
      () => fetch(`http://${host}/fetch`, { mode: 'no-cors' }).catch(() => null),
      () => navigator.sendBeacon(`http://${host}/beacon`),
      () => new WebSocket(`ws://${host}/socket`)
    ]
    for (const attempt of attempts) {
      try {
        attempt()
      } catch {
        // Refused at once, which is as good.
      }
    }
    await new Promise(resolve => setTimeout(resolve, 500))
  }, place)
  server.close()

  expect(heard).toEqual([])
})

test('the page goes nowhere and opens nothing', async ({ page }) => {
  const before = page.url()
  await page.evaluate(() => {
    window.open('https://example.org/')
    window.open()
    const link = document.createElement('a')
    link.href = 'https://example.org/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    location.assign('https://example.org/')
  })
  await page.waitForTimeout(500)

  expect(page.url()).toBe(before)
  await expect(page.locator('h1')).toBeVisible()
  expect(page.context().pages()).toHaveLength(1)
})

test('the page gets no permission, and no file of its making reaches the disk', async ({ page, userData }) => {
  const granted = await page.evaluate(async () => {
    const asked: Record<string, () => Promise<unknown>> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia({ video: true }),
      position: () =>
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, reject)
        }),
      notifications: async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused')
      },
      'reading the clipboard': () => navigator.clipboard.readText(),
      storage: async () => {
        if (!(await navigator.storage.persist())) throw new Error('refused')
      }
    }
    const answers = await Promise.all(
      Object.entries(asked).map(async ([name, ask]) => {
        // Chromium leaves some questions open for good, as nobody sees them; that is no yes.
        const unanswered = new Promise<string[]>(resolve => setTimeout(resolve, 1_500, []))
        const answered = ask().then(
          () => [name],
          () => []
        )
        return Promise.race([answered, unanswered])
      })
    )
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['kanariefagel']))
    link.download = 'kanariefagel.txt'
    document.body.append(link)
    link.click()
    return answers.flat()
  })
  expect(granted).toEqual([])
  await page.waitForTimeout(500)
  const files = readdirSync(userData, { recursive: true, encoding: 'utf8' })
  expect(files.filter(name => name.includes('kanariefagel'))).toEqual([])
})
