import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import {
  clientLanguages,
  clientTextKeys,
  type ClientLanguage,
  type ClientTexts
} from '../shared/domain/client-texts.ts'

const textsSchema = z.record(z.enum(clientTextKeys), z.string().min(1))

/** Reads the texts that the app ships for slips. A missing or incomplete file is a broken installation. */
export function readClientTexts(resourcesDir: string): ReadonlyMap<ClientLanguage, ClientTexts> {
  const read = (language: ClientLanguage): ClientTexts =>
    textsSchema.parse(JSON.parse(readFileSync(path.join(resourcesDir, 'client-texts', `${language}.json`), 'utf8')))
  return new Map(clientLanguages.map(language => [language, read(language)]))
}
