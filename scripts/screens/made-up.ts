import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createCore, type Core } from '../../src/core/create-core.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import type { InterfaceLanguage } from '../../src/shared/domain/interface-language.ts'
import { mappingSchema } from '../../src/shared/features/imports/mapping.schema.ts'
import { resourcesDir, valueOf } from '../../test/bureau.ts'
import { newId, sentQuestion, sentVisit, type SentVisit } from '../../test/visit-builder.ts'
import demoMapping from '../demo-mapping.json' with { type: 'json' }

/** Who is in the pictures. Nobody is called so, and no bureau has this passphrase. */
export const madeUp = {
  sv: { bureau: 'Provbyrån Hamnen', person: 'Prov Provsson', passphrase: 'sju blå hästar dansar tyst' },
  en: { bureau: 'The Sample Desk', person: 'Sam Sample', passphrase: 'seven blue horses dance softly' },
  ar: { bureau: 'مكتب التجربة', person: 'أمل التجريبية', passphrase: 'سبعة خيول زرقاء ترقص بهدوء' }
} as const satisfies Record<InterfaceLanguage, unknown>

export const sampleFile = path.join(resourcesDir, 'sample-visits.csv')

/** Makes a bureau in the folder of an app that does not run yet: with the sample spreadsheet in it, and the visits of this morning. */
export async function fillBureau(userData: string, language: InterfaceLanguage): Promise<void> {
  const core = await newBureau(userData, language)
  const file = core.grant(sampleFile)
  const mapping = mappingSchema.parse(demoMapping)
  const { file: seen } = valueOf(await core.call('imports.preview', { file, mapping }))
  valueOf(await core.call('imports.run', { file, mapping, hash: seen.hash }))

  const { today } = valueOf(await core.call('visits.defaults', null))
  for (const visit of morningOf(today)) valueOf(await core.call('visits.record', visit))
  await core.close()
}

/** How a bureau can be in a way that it does not open: its file is empty, or is an older one than there was. */
export type Spoilt = 'empty-file' | 'older-file'

/** Makes a bureau with one visit in the folder of an app that does not run yet, and spoils its file. */
export async function spoilBureau(userData: string, language: InterfaceLanguage, how: Spoilt): Promise<void> {
  const core = await newBureau(userData, language)
  valueOf(await core.call('bureau.lock', { reason: 'asked' }))
  const file = path.join(folderIn(userData), 'desk-1.db')
  const older = readFileSync(file)
  valueOf(await core.call('bureau.unlock', { passphrase: madeUp[language].passphrase }))
  valueOf(await core.call('visits.record', sentVisit({ id: newId() })))
  await core.close()
  writeFileSync(file, how === 'older-file' ? older : '')
}

const folderIn = (userData: string): string => path.join(userData, 'bureau')

async function newBureau(userData: string, language: InterfaceLanguage): Promise<Core> {
  const { bureau, person, passphrase } = madeUp[language]
  const core = createCore({
    dataDir: folderIn(userData),
    resourcesDir,
    logDir: path.join(userData, 'logs'),
    passphraseCost: cheapestCost
  })
  valueOf(
    await core.call('bureau.create', { name: bureau, municipality: '1280', language, personName: person, passphrase })
  )
  valueOf(await core.call('bureau.confirmRecoveryKey', null))
  return core
}

/** What was logged before the picture was taken, with a letter and a call that are to be followed. */
function morningOf(date: string): readonly SentVisit[] {
  const [call, letter] = [newId(), newId()]
  const followUps = [
    [{ kind: 'call', question: call, due: date } as const],
    [],
    [
      {
        kind: 'letter',
        question: letter,
        sender: 'migration-agency',
        letter: 'more-wanted',
        due: date,
        promised: true
      } as const
    ]
  ]
  return [
    {
      time: '09:10',
      language: 'tir',
      ageBand: '25-39' as const,
      household: 2,
      questions: [
        sentQuestion({
          id: call,
          topic: 'digital.bankid',
          actions: ['digital-help', 'called-booked'],
          barriers: ['no-bankid', 'waiting-time'],
          note: 'Tid på banken nästa vecka.'
        })
      ]
    },
    {
      time: '09:35',
      language: 'ukr',
      gender: 'woman' as const,
      questions: [
        sentQuestion({ topic: 'housing.contract', actions: ['explained-letter'] }),
        sentQuestion({ topic: 'housing.rent-debt', actions: ['informed'] })
      ]
    },
    {
      time: '10:05',
      language: 'ara',
      municipality: '1281',
      timeInSweden: '1-2' as const,
      questions: [
        sentQuestion({ id: letter, topic: 'residence.extension', actions: ['filled-form', 'explained-letter'] })
      ]
    }
  ].map((changes, index) => ({
    ...sentVisit({ id: newId(), date, place: 'Mötesplatsen', ...changes }),
    followUps: followUps[index] ?? []
  }))
}
