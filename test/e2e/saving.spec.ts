import type { Page } from '@playwright/test'
import { renameSync } from 'node:fs'
import path from 'node:path'
import { canMount } from '../can-mount.ts'
import { makeSmallDisk, type SmallDisk } from '../faults/small-disk.ts'
import { makeBureau } from './bureau-on-disk.ts'
import { expectAccessible, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'

const folderIn = (userData: string): string => path.join(userData, 'bureau')

async function writeVisit(page: Page): Promise<void> {
  await page.keyboard.type('som')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyr')
  await page.keyboard.press('Tab')
  await page.keyboard.press('1')
  await page.getByLabel('Anteckning').fill('ett brev om hyran')
}

/** Saves in vain, finds everything still in the form, and saves again when what was wrong is over. */
async function expectKept(page: Page, says: string, mend: () => void): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').filter({ hasText: says }).first()).toBeVisible()
  await expect(page.getByLabel('Språk')).toHaveValue('somaliska')
  await expect(page.getByLabel('Anteckning')).toHaveValue('ett brev om hyran')
  await expectAccessible(page)
  mend()
  await page.getByLabel('Anteckning').focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Sparat. Hyresavtal' })).toBeVisible()
}

test('a folder that is gone when a visit is saved: the form keeps it, and it is saved once the folder is back', async ({
  userData,
  start
}) => {
  await makeBureau(userData)
  const page = await (await start()).window()
  await unlock(page)
  await writeVisit(page)
  const folder = folderIn(userData)
  renameSync(folder, `${folder}-moved`)
  await expectKept(page, 'Filen med besöken finns inte längre där den var', () => renameSync(`${folder}-moved`, folder))
})

test.describe('a disk of its own (skipped where none can be mounted)', () => {
  test.skip(!canMount, 'only an administrator of a Linux machine may mount one')
  let disk: SmallDisk | undefined
  test.afterEach(() => disk?.remove())

  test('that is full when a visit is saved: the form keeps it, and it is saved once there is room', async ({
    userData,
    start
  }) => {
    disk = makeSmallDisk(folderIn(userData))
    await makeBureau(userData)
    const page = await (await start()).window()
    await unlock(page)
    await writeVisit(page)
    disk.fill()
    await expectKept(page, 'Disken är full', () => disk?.empty())
  })
})
