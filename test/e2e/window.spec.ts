import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './fixtures.ts'

test.use({ ownBrowser: true })

test('the app opens on its own page and complains about nothing', async ({ page }) => {
  await expect(page.locator('h1')).toBeVisible()
  await expect(page).toHaveTitle('Fyr')
})

test('a second start ends at once and shows the window of the first', async ({ app, page, start }) => {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.once('focus', () => {
      process.title = 'focused'
    })
  }, null)

  const second = await start()
  expect(await second.ended()).toBe(0)

  await expect.poll(() => app.evaluate(() => process.title, null)).toBe('focused')
  await expect(page.locator('h1')).toBeVisible()
})

test('a page that crashes is loaded again', async ({ app, page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.crash').catch(() => null)

  const shown = async () => (await app.window()).locator('h1').isVisible()
  await expect.poll(() => shown().catch(() => false)).toBe(true)
})

test('the app starts again after its process was killed', async ({ start }) => {
  const killed = await start()
  await killed.window()
  await killed.kill()

  const next = await start()
  await expect((await next.window()).locator('h1')).toBeVisible()
})

test('a page that is told of the closing still makes its calls', async ({ app, page, userData }) => {
  await page.evaluate(() => {
    window.fyr.on('shell.closing', () => void window.fyr.call('shell.setLanguage', { language: 'en' }))
  })
  await app.close()
  expect(readFileSync(path.join(userData, 'preferences.json'), 'utf8')).toContain('"en"')
})

test('a page that hangs does not keep the app open', async ({ app, page }) => {
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;) if (Date.now() === 0) break
    })
  })
  await app.close()
  expect(await app.ended()).toBe(0)
})

test('the page leaves nothing of itself in the data folder', async ({ app, page, userData }) => {
  await expect(page.locator('h1')).toBeVisible()
  await page.evaluate(() => localStorage.setItem('note', 'x'))
  await app.close()

  const known = new Set(['bureau', 'logs', 'preferences.json'])
  // Electron keeps files of its own there; none of them may hold what the page stored.
  const others = readdirSync(userData).filter(name => !known.has(name))
  expect(
    others.filter(name => /storage|indexeddb|cache/i.test(path.basename(name)) && !/^(GPU|Dawn|Code )/.test(name))
  ).toEqual([])
})
