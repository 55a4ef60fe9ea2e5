import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { bureauClock } from '../../src/shared/domain/month.ts'
import { testPassphrase } from '../bureau.ts'
import { sentVisit } from '../visit-builder.ts'
import { makeBureau } from './bureau-on-disk.ts'
import { expectAccessible, expectNoSidewaysScroll, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'
import { recordVisits } from './recorded-visits.ts'

const deskOf = (userData: string): string => path.join(userData, 'bureau', 'desk-1.db')

async function typePassphrase(page: Page): Promise<void> {
  await page.locator('input[type=password]').first().waitFor()
  await page.keyboard.type(testPassphrase)
  await page.keyboard.press('Enter')
}

for (const language of ['sv', 'en'] as const) {
  const words = {
    sv: { title: 'Något som har sparats saknas', goOn: 'Fortsätt med den här filen', who: 'En samordnares lösenfras' },
    en: {
      title: 'Something that was saved is missing',
      goOn: 'Go on with this file',
      who: 'A coordinator’s passphrase'
    }
  }[language]

  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('an older file put back is named with both dates; a coordinator may go on with it', async ({
      userData,
      start
    }) => {
      await makeBureau(userData, language)
      const older = readFileSync(deskOf(userData))
      const first = await start()
      const before = await first.window()
      await unlock(before)
      await recordVisits(before, [sentVisit(), sentVisit()])
      await first.close()
      writeFileSync(deskOf(userData), older)

      const page = await (await start()).window()
      await typePassphrase(page)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title)
      const year = bureauClock(Date.now()).date.slice(0, 4)
      await expect(page.getByRole('alert')).toContainText(new RegExp(`${year}.*${year}`, 's'))
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      expect(readFileSync(deskOf(userData)).equals(older)).toBe(true)

      await page.getByLabel(words.who).fill('fel fras')
      await page.getByRole('button', { name: words.goOn }).press('Enter')
      await expect(page.getByRole('alert')).toHaveCount(2)
      await page.getByLabel(words.who).fill(testPassphrase)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('navigation')).toBeVisible()

      await page.keyboard.press('Control+l')
      await typePassphrase(page)
      await expect(page.getByRole('navigation')).toBeVisible()
    })
  })
}

test('what was saved last and is gone with its file is named, and is there again when the file is', async ({
  userData,
  start
}) => {
  await makeBureau(userData)
  const app = await start()
  const before = await app.window()
  await unlock(before)
  await recordVisits(before, [sentVisit(), sentVisit()])
  await app.kill()
  const wal = `${deskOf(userData)}-wal`
  cpSync(wal, path.join(userData, 'kept'))
  rmSync(wal)

  const page = await (await start()).window()
  await typePassphrase(page)
  await expect(page.getByRole('alert')).toContainText('filen desk-1.db-wal har tagits bort')
  cpSync(path.join(userData, 'kept'), wal)
  await page.getByRole('button', { name: 'Försök igen' }).press('Enter')
  await unlock(page)
})

test('damage that only the passphrase shows has a screen of its own', async ({ userData, start }) => {
  await makeBureau(userData)
  const bytes = readFileSync(deskOf(userData))
  writeFileSync(deskOf(userData), bytes.fill(7, 600, 700))
  const page = await (await start()).window()
  await typePassphrase(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Byrån går inte att öppna')
  await expect(page.getByRole('alert')).toContainText('Filen med besöken är skadad.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Försök igen' }).press('Enter')
  await expect(page.getByLabel('Lösenfras')).toBeFocused()
  expect(readFileSync(deskOf(userData)).equals(bytes)).toBe(true)
})

test('a coordinator has everything checked', async ({ userData, start }) => {
  await makeBureau(userData)
  const page = await (await start()).window()
  await unlock(page)
  await page.getByRole('link', { name: 'Inställningar' }).press('Enter')
  await page.getByRole('button', { name: 'Kontrollera allt' }).press('Enter')
  await expect(page.getByText('Allt är som det ska vara.')).toBeVisible()
  await expectAccessible(page)
})
