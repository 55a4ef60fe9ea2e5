import type { Page } from '@playwright/test'
import { playScene, scenes } from '../../scripts/screens/walk.ts'
import { type InterfaceLanguage, interfaceLanguages } from '../../src/shared/domain/interface-language.ts'
import { runs } from '../long-runs.ts'
import { expect, test } from './fixtures.ts'
import { faultsOf } from './screen-inspection.ts'
import { strangeWordsIn } from './strange-words.ts'

/** Colours follow from what a thing is and not from its words, so the short run looks at all of them in one language. */
const inAllColours = runs<readonly InterfaceLanguage[]>(['ar'], interfaceLanguages)

for (const language of interfaceLanguages) {
  for (const scene of scenes) {
    test(`${scene.name}: every screen is accessible in ${language}, at 200 % too, and speaks no other language`, async ({
      chromium
    }) => {
      test.setTimeout(runs(200_000, 400_000))
      const inspection = { strange: strangeWordsIn(language), allColours: inAllColours.includes(language) }
      const faults: string[] = []
      const look = async (page: Page, screen: string): Promise<void> => {
        faults.push(...(await faultsOf(page, inspection)).map(fault => `${screen}: ${fault}`))
      }
      await playScene(scene, { album: { take: look, look }, language, chromium })
      expect(faults).toEqual([])
    })
  }
}
