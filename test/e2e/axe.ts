import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

interface Looking {
  /** Rules that carry one of these tags; or `rules`, by their names; without either, all. */
  readonly tags?: readonly string[]
  readonly rules?: readonly string[]
  readonly except?: readonly string[]
}

type Findings = Awaited<ReturnType<AxeBuilder['analyze']>>['violations']

/** What axe finds wrong with the page as it stands. */
export async function axeFindings(page: Page, { tags, rules, except = [] }: Looking = {}): Promise<Findings> {
  // The page keeps axe once it has it, and half a megabyte of script is not sent a second time.
  const isThere = await page.evaluate(() => 'axe' in window)
  // Without legacy mode axe opens a second page, which this app has not.
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'null' } : { page }).setLegacyMode(true)
  const only = runOnly(tags, rules)
  const { violations } = await axe
    .options({
      // What is right would be described at length too.
      resultTypes: ['violations'],
      rules: Object.fromEntries(except.map(rule => [rule, { enabled: false }])),
      ...(only === null ? {} : { runOnly: only })
    })
    .analyze()
  return violations
}

function runOnly(
  tags?: readonly string[],
  rules?: readonly string[]
): { type: 'tag' | 'rule'; values: string[] } | null {
  if (tags !== undefined) return { type: 'tag', values: [...tags] }
  return rules === undefined ? null : { type: 'rule', values: [...rules] }
}
