import type { Stage } from './stage.ts'

/** What is to be followed up, with one of it done and taken back. */
export async function photographInbox({ page, goTo, say, press, see, shoot, look }: Stage): Promise<void> {
  await goTo('/inbox')
  const first = page.getByRole('main').getByRole('listitem').first()
  await first.waitFor()
  await shoot('inbox')
  await first.getByRole('button').first().focus()
  await press('1')
  await page.getByRole('button', { name: say('inbox:undo') }).waitFor()
  await look('inbox-done')
  await press('Control+u')
  await see(say('inbox:undone'))
}
