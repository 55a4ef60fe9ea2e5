import type { Page } from '@playwright/test'
import { emptyService } from '../../src/shared/features/directory/directory.schema.ts'
import { expectAccessible, expectNoSidewaysScroll, unlock } from './desk-driver.ts'
import { expect, test } from './fixtures.ts'

test.use({ bureau: true })

const savedVisit = (page: Page) =>
  page.evaluate(async () => {
    const filter = {
      from: null,
      to: null,
      topic: null,
      language: 'ara',
      withdrawn: false,
      offset: 0,
      limit: 1
    } as const
    const list = await window.fyr.call('visits.list', filter)
    const id = list.ok ? list.value.visits[0]?.id : undefined
    const opened = id === undefined ? null : await window.fyr.call('visits.open', { id })
    return opened?.ok === true ? opened.value.visit : null
  })

/** Puts a service into the directory behind the form's back; what the window remembers is forgotten with the next lock. */
const writeService = (page: Page, name = 'Råd om hyra') =>
  page.evaluate(service => window.fyr.call('directory.save', service), {
    ...emptyService,
    organisation: { name: 'Påhittade hyreshjälpen', kind: 'association' as const },
    name,
    topics: ['housing.contract'],
    languages: ['ara']
  })

test('one key beside the form puts the best place into the referral, with the service that was meant', async ({
  page
}) => {
  await unlock(page)
  await writeService(page)
  await page.keyboard.press('Control+l')
  await expect(page.getByRole('navigation')).toBeHidden()
  await unlock(page)
  await page.keyboard.type('ar')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyr')
  await page.keyboard.press('Tab')
  const refer = page.getByRole('region', { name: 'Vart ni kan hänvisa' })
  await expect(refer).toContainText('Råd om hyra')
  await expect(refer).toContainText('Påhittade hyreshjälpen')
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  await page.keyboard.press('F4')
  await expect(page.getByLabel('Hänvisad till')).toHaveValue('Påhittade hyreshjälpen')
  await expect(page.getByRole('button', { name: 'Hänvisade' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Sparat.').first()).toBeVisible()
  const referral = (await savedVisit(page))?.questions[0]?.referral
  expect(referral).toMatchObject({ way: 'signposted', outcome: null, serviceId: expect.any(String) })

  // The same is needed once more, and by now the bureau knows another place.
  await writeService(page, 'Bättre råd om hyra')
  await expect(page.getByLabel('Språk')).toBeFocused()
  await page.keyboard.type('ar')
  await page.keyboard.press('Tab')
  await page.keyboard.type('hyr')
  await page.keyboard.press('Tab')
  await expect(refer).toContainText('Bättre råd om hyra')
})

test('nowhere to refer somebody who was to be sent on is noted as a gap, once, and by nothing else', async ({
  page
}) => {
  const gaps = () =>
    page.evaluate(async () => {
      const found = await window.fyr.call('directory.gaps', null)
      return found.ok ? found.value.map(({ topic, language, times }) => `${topic} ${language} ${times}`) : null
    })
  await unlock(page)
  const log = async (action: string) => {
    await page.keyboard.type('som')
    await page.keyboard.press('Tab')
    await page.keyboard.type('tand')
    await page.keyboard.press('Tab')
    await expect(page.getByText('Katalogen har inget ställe för detta.')).toBeVisible()
    await page.keyboard.press(action)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Sparat.').first()).toBeVisible()
    await expect(page.getByLabel('Språk')).toHaveValue('')
  }
  await log('1')
  await log('7')
  await expect.poll(gaps).toEqual(['health.dental som 1'])
})
