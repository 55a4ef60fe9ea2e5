import type { Page } from '@playwright/test'
import { newId, sentQuestion, sentVisit } from '../visit-builder.ts'
import { expectAccessible, expectNoSidewaysScroll, goTo, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'
import { recordVisits } from './recorded-visits.ts'

test.use({ bureau: true })

const visits = [
  sentVisit({ date: '2025-05-02', place: 'Kyrkan', language: 'som', questions: [sentQuestion({ topic: 'housing' })] }),
  sentVisit({ date: '2025-05-03', place: 'Kyrkan', language: 'ara', questions: [sentQuestion({ note: 'ring igen' })] }),
  sentVisit({ date: '2025-06-04', place: 'Folkets hus', language: null, questions: [sentQuestion({ topic: 'other' })] })
]

test.beforeEach(async ({ page }) => {
  await unlock(page)
  await recordVisits(page, visits)
  await goTo(page, '/visits')
  await expect(rows(page)).toHaveCount(4)
})

const rows = (page: Page) => page.getByRole('grid').getByRole('rowgroup').last().getByRole('row')

/** Opens the visit of 3 May with the keyboard. */
async function openVisit(page: Page): Promise<void> {
  await rows(page).first().focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Besöket.*3 maj 2025/ })).toBeVisible()
}

test('filters by topic with its group, by language and by days', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Ämne' }).fill('boende')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(3)
  await page.getByRole('combobox', { name: 'Språk' }).fill('somal')
  await page.keyboard.press('Tab')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Kyrkan')

  await page.getByRole('button', { name: 'Visa alla' }).click()
  await page.getByLabel('Från').fill('3/5/2025')
  await page.getByLabel('Till').fill('2025-06-04')
  await page.keyboard.press('Tab')
  await expect(rows(page)).toHaveCount(2)
  await page.getByLabel('Till').fill('igår')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Till')).toHaveAccessibleDescription(/Skriv dagen som/)
  await page.getByRole('radio', { name: 'I dag' }).click()
  await expect(page.getByRole('heading', { name: 'Inget besök passar' })).toBeVisible()
})

test('comes back to the line that was opened', async ({ page }) => {
  await openVisit(page)
  await page.keyboard.press('Control+b')
  await expect(rows(page).nth(2)).toBeFocused()
})

test('a correction is kept in history, in words', async ({ page }) => {
  await openVisit(page)
  await page.keyboard.press('Control+r')
  await page.getByRole('combobox', { name: 'Plats' }).fill('Stadshuset')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('main').getByText('Rättelsen är sparad.')).toBeVisible()
  await expect(page.getByText('Plats ändrades från ”Kyrkan” till ”Stadshuset”.')).toBeVisible()
  await expectAccessible(page)
})

test('what is typed stays when somebody else was quicker', async ({ page }) => {
  await openVisit(page)
  await page.keyboard.press('Control+r')
  await page.getByLabel('Anteckning').fill('min anteckning')
  await page.evaluate(async id => {
    const opened = await window.fyr.call('visits.open', { id })
    if (!opened.ok) throw new Error(opened.error.code)
    const {
      revision,
      recordedAt: _at,
      recordedBy: _by,
      released: _released,
      withdrawn: _withdrawn,
      ...body
    } = opened.value.visit
    await window.fyr.call('visits.correct', { ...body, revision, place: 'Rådhuset' })
  }, visits[1]?.id ?? newId())

  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Någon annan har ändrat besöket medan du skrev.')).toBeVisible()
  await expect(page.getByText('Plats ändrades från ”Kyrkan” till ”Rådhuset”.').first()).toBeVisible()
  await expect(page.getByLabel('Anteckning')).toHaveValue('min anteckning')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('main').getByText('Rättelsen är sparad.')).toBeVisible()
  await expect(page.getByText('min anteckning', { exact: true })).toBeVisible()
})

test('the way out of an unsaved correction is barred with a question', async ({ page }) => {
  await openVisit(page)
  await page.keyboard.press('Control+r')
  await page.getByLabel('Anteckning').fill('halv')
  await page.keyboard.press('Control+1')
  const question = page.getByRole('alertdialog', { name: 'Rättelsen är inte sparad' })
  await expect(question).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Anteckning')).toHaveValue('halv')

  await page.keyboard.press('Control+1')
  await question.getByRole('button', { name: 'Gå utan att spara' }).click()
  await expect(page.getByRole('heading', { name: 'Nytt besök' })).toBeVisible()
  await goTo(page, '/visits')
  await expect(rows(page)).toHaveCount(4)
  await expect(page.getByText('halvskriven rättelse')).toBeHidden()
})

test('a half-written correction survives a lock', async ({ page }) => {
  await openVisit(page)
  await page.keyboard.press('Control+r')
  await page.getByLabel('Anteckning').fill('mitt i')
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('heading', { name: 'Lås upp byrån' })).toBeVisible()
  await unlock(page)
  await goTo(page, '/visits')
  await page.getByRole('button', { name: 'Fortsätt med den' }).click()
  await expect(page.getByLabel('Anteckning')).toHaveValue('mitt i')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('main').getByText('Rättelsen är sparad.')).toBeVisible()
})

test('withdraws with an undo, and finds what was withdrawn', async ({ page }) => {
  await openVisit(page)
  await page.keyboard.press('Control+Shift+Delete')
  await expect(page.getByText('Besöket är borttaget.')).toBeVisible()
  await page.keyboard.press('Control+u')
  await expect(page.getByText('Besöket är återställt')).toBeVisible()
  await page.keyboard.press('Control+Shift+Delete')
  await expect(page.getByRole('button', { name: 'Ångra' })).toBeFocused()
  await page.keyboard.press('Control+b')
  await expect(rows(page)).toHaveCount(3)
  // The line that was left is gone; the list is gone on with all the same, and takes the focus from nothing afterwards.
  await expect(rows(page).and(page.locator(':focus'))).toBeAttached()
  const onlyWithdrawn = page.getByLabel('Bara borttagna')
  await onlyWithdrawn.press('Space')
  await expect(rows(page)).toHaveCount(1)
  await expect(onlyWithdrawn).toBeFocused()
  await rows(page).first().press('Enter')
  await page.getByRole('button', { name: 'Återställ' }).click()
  await expect(page.getByText('Besöket är återställt')).toBeVisible()
})

test('a page that went with its last visit makes way for the one before it', async ({ page }) => {
  await recordVisits(
    page,
    Array.from({ length: 51 }, () => sentVisit({ language: 'tir', date: '2025-04-01' }))
  )
  await page.getByRole('combobox', { name: 'Språk' }).fill('tigrinj')
  await page.keyboard.press('Tab')
  await expect(rows(page)).toHaveCount(50)
  await page.keyboard.press('Control+PageDown')
  await expect(rows(page)).toHaveCount(1)

  await rows(page).first().press('Enter')
  await expect(page.getByRole('heading', { name: /Besöket.*1 apr. 2025/ })).toBeVisible()
  await page.keyboard.press('Control+Shift+Delete')
  await expect(page.getByText('Besöket är borttaget.')).toBeVisible()
  await page.keyboard.press('Control+b')
  await expect(rows(page)).toHaveCount(50)
  await expect(rows(page).and(page.locator(':focus'))).toBeAttached()
})

test('the list is accessible and does not scroll sideways', async ({ page }) => {
  await recordVisits(page, [sentVisit({ place: 'x'.repeat(120), date: '2025-07-01' })])
  await page.getByRole('radio', { name: 'I dag' }).click()
  await page.getByRole('radio', { name: 'Alla' }).click()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await openVisit(page)
  await expectAccessible(page)
})
