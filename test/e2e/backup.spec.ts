import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { deskMigrations } from '../../src/core/db/list.ts'
import { openVault } from '../../src/core/vault/open-vault.ts'
import { testPassphrase } from '../bureau.ts'
import { sentVisit } from '../visit-builder.ts'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, stubOpenDialog, test } from './fixtures.ts'
import { recordVisits } from './recorded-visits.ts'
import type { RunningApp } from './running-app.ts'

test.use({ bureau: true })

/** A passphrase is stretched twice and a whole file read: on a busy machine that takes its time. */
const patient = { timeout: 20_000 }
const DAY = 24 * 60 * 60 * 1000

/** A folder that stands for a memory stick. */
function stickIn(userData: string): string {
  const stick = path.join(userData, 'usb')
  mkdirSync(stick, { recursive: true })
  return stick
}

const backupsOn = (stick: string): string[] => readdirSync(stick).filter(name => name.endsWith('.fyrbackup'))

async function openBackups(page: Page): Promise<void> {
  await goTo(page, '/settings')
  await page.getByRole('button', { name: 'Till säkerhetskopiorna' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Säkerhetskopior', level: 1 })).toBeFocused()
}

/** Makes a backup through the screen and answers its path. */
async function backUp(app: RunningApp, page: Page, userData: string): Promise<string> {
  const stick = stickIn(userData)
  await stubOpenDialog(app, stick)
  await openBackups(page)
  await page.getByRole('button', { name: 'Säkerhetskopiera nu' }).press('Enter')
  await expect(page.getByText(/^Klart\. Säkerhetskopian i mappen usb har lästs tillbaka/)).toBeVisible()
  return path.join(stick, backupsOn(stick)[0] ?? '')
}

/** Goes from the lock to what is in the backup. */
async function lookInto(app: RunningApp, page: Page, file: string): Promise<void> {
  await stubOpenDialog(app, file)
  await page.getByRole('button', { name: 'Återställ från en säkerhetskopia' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Återställ från en säkerhetskopia' })).toBeFocused()
  await page.getByRole('button', { name: 'Välj en säkerhetskopia…' }).press('Enter')
  await expect(page.getByLabel('Lösenfras')).toBeFocused()
  await page.keyboard.type(testPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Det här finns i säkerhetskopian' })).toBeFocused(patient)
}

test('a backup is made, checked and looked into, by keyboard', async ({ app, page, userData }) => {
  await unlock(page)
  const file = await backUp(app, page, userData)
  await expect(page.getByText('1 besök,')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await stubOpenDialog(app, file)
  await page.getByRole('button', { name: 'Välj en säkerhetskopia…' }).press('Enter')
  await expect(page.getByText(/är hel\. Den gjordes/)).toBeVisible()
  await page.getByLabel('Lösenfras').focus()
  await page.keyboard.type(testPassphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Den går att öppna: Provbyrån, 1 besök.')).toBeVisible()
  await expectAccessible(page)

  truncateSync(file, 5000)
  await page.getByRole('button', { name: 'Välj en säkerhetskopia…' }).press('Enter')
  await expect(page.getByText('Säkerhetskopian är avklippt')).toBeVisible()
})

test('how many stay and when to be reminded is chosen and kept', async ({ page }) => {
  await unlock(page)
  await openBackups(page)
  await page.getByRole('button', { name: /Antal säkerhetskopior/ }).press('Enter')
  await page.getByRole('option', { name: '3 kopior' }).press('Enter')
  await expect(page.getByText('Sparat.')).toBeVisible()
  await page.keyboard.press('Control+1')
  await openBackups(page)
  await expect(page.getByRole('button', { name: /Antal säkerhetskopior/ })).toContainText('3 kopior')
})

test('a folder that is gone is asked for again, and nothing else changes', async ({ app, page, userData }) => {
  await unlock(page)
  await backUp(app, page, userData)
  rmSync(stickIn(userData), { recursive: true })
  await stubOpenDialog(app, null)
  await page.getByRole('button', { name: 'Säkerhetskopiera nu' }).press('Enter')
  await expect(page.getByText(/^Klart/)).toBeHidden()
  await stubOpenDialog(app, stickIn(userData))
  await page.getByRole('button', { name: 'Säkerhetskopiera nu' }).press('Enter')
  await expect(page.getByText(/^Klart/)).toBeVisible()
})

test('a coordinator is reminded after a week, and one key makes the backup', async ({ app, page, userData }) => {
  await unlock(page)
  await backUp(app, page, userData)
  await page.keyboard.press('Control+1')
  await expect(page.getByText(/^Den senaste säkerhetskopian är från/)).toBeHidden()
  await page.keyboard.press('Control+l')
  await expect(page.getByLabel('Lösenfras')).toBeFocused()
  await ageLastBackup(userData)
  await unlock(page)
  await expect(page.getByText(/^Den senaste säkerhetskopian är från/)).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Control+Shift+B')
  await expect(page.getByText(/^Klart\./)).toBeVisible()
  expect(backupsOn(stickIn(userData))).toHaveLength(2)
  await page.getByRole('button', { name: 'Stäng' }).press('Enter')
  await expect(page.getByText(/^Klart\./)).toBeHidden()
})

test('a restore shows what would be lost, does it, and keeps what was there', async ({ app, page, userData }) => {
  await unlock(page)
  const file = await backUp(app, page, userData)
  await recordVisits(page, [sentVisit(), sentVisit()])
  await page.keyboard.press('Control+l')
  await lookInto(app, page, file)
  await expect(page.getByText('2 besök har skrivits in efter säkerhetskopian')).toBeVisible()
  await expect(page.getByText('Prov Provsson')).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('button', { name: 'Återställ byrån' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Byrån är återställd' })).toBeFocused(patient)
  await expect(page.getByText(/^Byrån som fanns här ligger kvar i mappen before-restore-/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Till låset' }).press('Enter')
  await unlock(page)
  await goTo(page, '/visits')
  await expect(page.getByText('1 besök')).toBeVisible()
})

test('a damaged bureau offers it, and on another machine it asks for the months', async ({ start, userData }) => {
  const app = await start()
  const page = await app.window()
  await unlock(page)
  const file = await backUp(app, page, userData)
  await app.close()
  rmSync(path.join(userData, 'bureau', 'desk-1.db'))
  const again = await start()
  const damaged = await again.window()
  await expect(damaged.getByText('Filen med besöken saknas.')).toBeVisible()
  await lookInto(again, damaged, file)
  await expect(damaged.getByText('gick inte att öppna, så det går inte att jämföra')).toBeVisible()
  await damaged.getByRole('button', { name: 'Återställ byrån' }).press('Enter')
  await expect(damaged.getByText('Svara på frågan')).toBeVisible()
  await expectAccessible(damaged)
  await damaged.getByRole('radio', { name: 'Ja, några månader' }).check({ force: true })
  await damaged.getByRole('checkbox').first().check({ force: true })
  await expectAccessible(damaged)
  await damaged.getByRole('button', { name: 'Återställ byrån' }).press('Enter')
  await expect(damaged.getByRole('heading', { name: 'Byrån är återställd' })).toBeFocused(patient)
  await damaged.getByRole('button', { name: 'Till låset' }).press('Enter')
  await unlock(damaged)
})

test.describe('where there is no bureau', () => {
  test.use({ bureau: false })

  for (const language of ['sv', 'en'] as const) {
    test.describe(`in ${language}`, () => {
      test.use({ language })

      test('a file that is no backup is named, and nothing is made', async ({ app, page, userData }) => {
        const file = path.join(userData, 'letter.fyrbackup')
        writeFileSync(file, 'Kära mormor')
        await stubOpenDialog(app, file)
        await page.getByRole('button', { name: /Återställ från|Restore from/ }).press('Enter')
        await expectAccessible(page)
        await page.getByRole('button', { name: /Välj en säkerhetskopia|Choose a backup/ }).press('Enter')
        await page.keyboard.type(testPassphrase)
        await page.keyboard.press('Enter')
        await expect(page.getByText(/ingen säkerhetskopia från Fyr|not a backup from Fyr/)).toBeVisible()
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
        await page.getByRole('button', { name: /Tillbaka|Back/ }).press('Enter')
        await expect(page.getByRole('heading', { name: /Välkommen|Welcome/ })).toBeVisible()
        expect(existsSync(path.join(userData, 'bureau', 'keyring.json'))).toBe(false)
      })
    })
  }
})

/** The last backup was made eight days ago, says the locked bureau. */
async function ageLastBackup(userData: string): Promise<void> {
  const vault = await openVault(path.join(userData, 'bureau'), {
    passphrase: testPassphrase,
    migrations: deskMigrations,
    now: Date.now
  })
  const then = new Date(Date.now() - 8 * DAY).toISOString()
  vault.db.prepare(`UPDATE setting SET value = json_set(value, '$.madeAt', ?) WHERE key = 'backup-last'`).run(then)
  vault.close()
}
