import type { Page } from '@playwright/test'
import { walk } from '../../scripts/screens/walk.ts'
import { interfaceLanguages } from '../../src/shared/domain/interface-language.ts'
import { expect, test } from './fixtures.ts'
import { faultsOf } from './screen-inspection.ts'
import { strangeWordsIn } from './strange-words.ts'

for (const language of interfaceLanguages) {
  test(`every screen is accessible in ${language}: in light, dark and forced colours, at 200 %, by keyboard`, async () => {
    test.setTimeout(600_000)
    const strange = strangeWordsIn(language)
    const faults: string[] = []
    const look = async (page: Page, screen: string): Promise<void> => {
      faults.push(...(await faultsOf(page, strange)).map(fault => `${screen}: ${fault}`))
    }
    await walk({ take: look, look }, language)
    expect(faults).toEqual([])
  })
}
