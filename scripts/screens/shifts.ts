import type { Stage } from './stage.ts'

/** Today's shift is opened, first with something missing; its report, and the rota. */
export async function photographShifts(stage: Stage): Promise<void> {
  await photographOpening(stage)
  await photographReport(stage)
  await photographRota(stage)
}

async function photographOpening({ page, say, press, see, shoot, look }: Stage): Promise<void> {
  const dialog = page.getByRole('dialog')
  await press('Control+o')
  await dialog.locator('[data-field=place] input:focus').waitFor()
  await press('Enter')
  await see(say('shifts:problem.time'))
  await look('shift-problem')
  await dialog.locator('[data-field=starts] input').fill('0')
  await dialog.locator('[data-field=ends] input').fill('2359')
  await shoot('shift-open')
  await press('Enter')
  await dialog.waitFor({ state: 'hidden' })
}

async function photographReport({ page, say, press, push, see, shoot, look }: Stage): Promise<void> {
  await press('Control+o')
  await page.getByRole('dialog', { name: say('shifts:open.change') }).waitFor()
  await look('shift-change')
  await push('shifts:report.title')
  await see(say('shifts:report.internal'))
  await shoot('shift-report')
}

async function photographRota({ page, say, press, see, shoot, look }: Stage): Promise<void> {
  await press('Control+b')
  await see(say('shifts:rota.lead'))
  await page.getByRole('button', { name: say('shifts:plan.submit'), exact: true }).press('Enter')
  await see(say('common:text.empty'))
  await look('rota-problem')
  const form = page.getByRole('form')
  await form.locator('[data-field=place] input').fill('Biblioteket')
  await form.locator('[data-field=starts] input').fill('13')
  await form.locator('[data-field=ends] input').fill('16')
  await press('Enter')
  await page.getByRole('row').nth(2).waitFor()
  await shoot('rota')
  await page.getByRole('row').last().getByRole('button').first().press('Enter')
  await page.getByRole('form', { name: say('shifts:plan.change') }).waitFor()
  await look('rota-change')
}
