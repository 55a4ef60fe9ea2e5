import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeFolder } from '../core/make-folder.ts'
import { interfaceLanguages, type InterfaceLanguage } from '../shared/domain/interface-language.ts'
import { preferencesSchema, type Preferences } from '../shared/features/shell/shell.contract.ts'

/** What must be known before the vault is open. It stands in a plain file, so nothing about the bureau may go in. */
export interface PreferenceFile {
  read(): Preferences
  write(preferences: Preferences): void
}

/**
 * Preferences in `folder/preferences.json`. A file that is missing or unreadable counts as none: the language then follows
 * the first of the computer's own `systemLanguages` (BCP 47) that the interface speaks, else Swedish.
 */
export function preferenceFile(folder: string, systemLanguages: readonly string[]): PreferenceFile {
  const file = path.join(folder, 'preferences.json')
  return {
    read: () => readPreferences(file) ?? { language: firstSpoken(systemLanguages) },
    write(preferences) {
      makeFolder(folder, 0o700)
      rmSync(`${file}.new`, { force: true })
      writeFileSync(`${file}.new`, `${JSON.stringify(preferences)}\n`, { flag: 'wx', mode: 0o600 })
      renameSync(`${file}.new`, file)
    }
  }
}

function readPreferences(file: string): Preferences | null {
  try {
    return preferencesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

function firstSpoken(systemLanguages: readonly string[]): InterfaceLanguage {
  for (const tag of systemLanguages) {
    const spoken = interfaceLanguages.find(language => language === tag.split('-')[0]?.toLowerCase())
    if (spoken) return spoken
  }
  return 'sv'
}
