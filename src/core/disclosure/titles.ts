import en from '../../../locales/en/release.json' with { type: 'json' }
import sv from '../../../locales/sv/release.json' with { type: 'json' }
import type { Titles } from './types.ts'

type TitleGroup = 'dimensions' | 'codes' | 'tables'
export type TableName = keyof (typeof sv)['tables']
type TitleKey = { [G in TitleGroup]: `${G}.${keyof (typeof sv)[G] & string}` }[TitleGroup]

/** A name from `locales/<lng>/release.json` in both languages; releases are always written in both. */
export function titlesOf(key: TitleKey): Titles {
  return { sv: textAt(sv, key), en: textAt(en, key) }
}

function textAt(texts: Readonly<Record<TitleGroup, Readonly<Record<string, string>>>>, key: TitleKey): string {
  const [group, name] = splitOnce(key)
  return texts[group][name] ?? key
}

function splitOnce(key: TitleKey): [TitleGroup, string] {
  for (const group of ['dimensions', 'codes', 'tables'] as const) {
    if (key.startsWith(`${group}.`)) return [group, key.slice(group.length + 1)]
  }
  return ['codes', key]
}
