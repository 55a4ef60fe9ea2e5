/**
 * `canary-child.ts HOME RUN`: does with a bureau in HOME whatever can be done with one, with a word of its own in every field that takes
 * text. Says which fields those were, and waits, with commits that are not yet in the desk file, to be killed.
 */
import { mkdirSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { createCore } from '../../src/core/create-core.ts'
import { systemPlatform } from '../../src/core/platform.ts'
import { cheapestCost } from '../../src/core/vault/passphrase-cost.ts'
import { addMonths, bureauClock } from '../../src/shared/domain/month.ts'
import type { DirectoryMapping } from '../../src/shared/features/directory/directory-mapping.schema.ts'
import { mappingSchema } from '../../src/shared/features/imports/mapping.schema.ts'
import { resourcesDir, valueOf } from '../bureau.ts'
import { wordFor } from '../canary/word.ts'
import { newId, sentQuestion, sentVisit, type SentVisit } from '../visit-builder.ts'

const [, , home = '', run = ''] = process.argv
const fields: string[] = []

/** The word of a field, which counts as used from now on. */
function word(field: string): string {
  if (!fields.includes(field)) fields.push(field)
  return wordFor(run, field)
}
/** Long enough, and its first half is looked for. */
const phrase = (field: string): string => `${word(field)} ${wordFor(run, `${field}, second half`)}`

const place = (name: string): string => path.join(home, name)
/** How far (ms) the clock is ahead: wrong passphrases make one wait. */
let ahead = 0
const core = createCore({
  platform: { ...systemPlatform, now: () => Date.now() + ahead },
  dataDir: place('bureau'),
  logDir: place('logs'),
  resourcesDir,
  passphraseCost: cheapestCost
})
const call: typeof core.call = core.call
const month = addMonths(bureauClock(Date.now()).month, -1)
for (const name of ['outside', 'release', 'backups']) mkdirSync(place(name))

const passphrase = phrase('bureau.create passphrase')
const { recoveryKey } = valueOf(
  await call('bureau.create', {
    name: word('bureau.create name'),
    municipality: '1280',
    language: 'sv',
    personName: word('bureau.create personName'),
    passphrase
  })
)
valueOf(await call('bureau.confirmRecoveryKey', null))
await people()
for (const name of ['shifts.open', 'shifts.plan'] as const) {
  const shift = { place: word(`${name} place`), starts: '10:00', ends: '13:00', people: [] }
  valueOf(await call(name, { ...shift, date: `${month}-06` }))
}
valueOf(await call('organisations.add', { id: newId(), name: word('organisations.add name'), kind: 'other' }))
const visit = visitOf('visits.record')
const recorded = valueOf(await call('visits.record', visit))
await drafts()
await answers()
await sheet()
await directory()
await look()
const corrected = valueOf(
  await call('visits.correct', { ...visitOf('visits.correct'), id: visit.id, revision: recorded.revision })
)
await months()
const backup = await backups()
await doors(backup)
valueOf(await call('visits.withdraw', { id: visit.id, revision: corrected.revision }))
for (let left = 5; left > 0; left -= 1)
  valueOf(await call('visits.record', { ...visitOf('visits.record'), id: newId() }))
// What the gate refuses is not written down either.
await core.dispatch('visits.record', { place: word('refused input') })

writeSync(1, `${JSON.stringify(fields)}\n`)
await new Promise(resolve => process.stdin.once('data', resolve))

function visitOf(named: 'visits.record' | 'visits.correct'): SentVisit {
  const note = word(`${named} questions.[].note`)
  return sentVisit({
    date: `${month}-05`,
    place: word(`${named} place`),
    questions: [sentQuestion({ note })]
  })
}

async function people(): Promise<void> {
  const own = { ownPassphrase: passphrase }
  const newPassphrase = phrase('people.add newPassphrase')
  const name = word('people.add name')
  const { person } = valueOf(await call('people.add', { ...own, name, roles: ['volunteer'], newPassphrase }))
  valueOf(await call('people.rename', { person, name: word('people.rename name') }))
  const another = phrase('people.resetPassphrase newPassphrase')
  valueOf(await call('people.resetPassphrase', { ...own, person, newPassphrase: another }))
  valueOf(
    await call('people.changePassphrase', { ...own, newPassphrase: phrase('people.changePassphrase newPassphrase') })
  )
  const changed = { ownPassphrase: phrase('people.changePassphrase newPassphrase') }
  valueOf(await call('people.changePassphrase', { ...changed, newPassphrase: passphrase }))
  await call('people.suspend', { person, ownPassphrase: phrase('wrong own passphrase') })
  valueOf(await call('people.remove', { ...own, person }))
}

async function drafts(): Promise<void> {
  for (const kind of ['visit', 'correction', 'answer', 'forms'] as const)
    valueOf(await call('drafts.save', { kind, body: JSON.stringify({ note: word(`drafts.save body`), kind }) }))
}

/** A draft that is published, changed, looked at, doubted, checked, withdrawn and restored, and one that is erased. */
async function answers(): Promise<void> {
  const about = { language: 'swe', topics: ['housing.contract'] }
  const said = (named: 'answers.saveDraft' | 'answers.publish') => ({
    ...about,
    title: word(`${named} title`),
    text: word(`${named} text`),
    source: word(`${named} source`)
  })
  const [stays, goes] = [newId(), newId()]
  for (const id of [stays, goes])
    valueOf(await call('answers.saveDraft', { ...said('answers.saveDraft'), id, revision: 0 }))
  let state = valueOf(await call('answers.publish', { ...said('answers.publish'), id: stays, revision: 1 }))
  valueOf(await call('answers.list', null))
  valueOf(await call('answers.open', { id: stays }))
  for (const name of ['answers.doubt', 'answers.check', 'answers.withdraw', 'answers.restore'] as const)
    state = valueOf(await call(name, state))
  valueOf(await call('answers.erase', { id: goes, revision: 1 }))
}

/** A spreadsheet with a word in every column that takes any, and a mapping that decides all of them. */
async function sheet(): Promise<void> {
  const facts = ['Utfall', 'Brådskande', 'Tolk', 'Minuter'] as const
  const unknown = ['Språk', 'Ålder', 'Kön', 'Kommun', 'Tid i Sverige', 'Fråga', 'Åtgärd', 'Hinder', ...facts] as const
  const headings = ['Datum', 'Plats', ...unknown, 'Hänvisad till', 'Anteckning', 'Volontär', word('imports heading')]
  const cells = headings.map(heading => (heading === 'Datum' ? `${month}-07` : word(`imports cell ${heading}`)))
  const file = path.join(place('outside'), `${word('imports file name')}.csv`)
  writeFileSync(file, [headings.join(';'), cells.join(';')].join('\r\n'))

  const leaveOut = { leaveOut: 'value' } as const
  const decide = (heading: string, decision: string | typeof leaveOut) => ({
    [word(`imports cell ${heading}`)]: decision
  })
  const mapping = mappingSchema.parse({
    columns: { [word('imports heading')]: 'ignore' },
    values: {
      language: decide('Språk', 'som'),
      ageBand: decide('Ålder', leaveOut),
      gender: decide('Kön', leaveOut),
      municipality: decide('Kommun', leaveOut),
      timeInSweden: decide('Tid i Sverige', leaveOut),
      topic: decide('Fråga', 'housing'),
      action: decide('Åtgärd', 'referred'),
      barrier: decide('Hinder', leaveOut),
      outcome: decide('Utfall', 'reached'),
      urgency: decide('Brådskande', leaveOut),
      interpreter: decide('Tolk', 'by-phone'),
      minutes: decide('Minuter', leaveOut)
    },
    organisations: {
      [word('imports cell Hänvisad till')]: 'other',
      [word('imports.run mapping.organisations.{key}')]: 'other'
    },
    choices: { defaultPlace: word('imports.run mapping.choices.defaultPlace') }
  })
  const token = core.grant(file)
  valueOf(await call('imports.preview', { file: token, mapping }))
  const { recorded: taken } = valueOf(await call('imports.run', { file: token, mapping, hash: null }))
  if (taken.visits !== 1) throw new Error('the spreadsheet was not taken')
}

/** A service with a word in every field, looked for by another. */
async function directory(): Promise<void> {
  const saved = (field: string): string => word(`directory.save ${field}`)
  const { id } = valueOf(
    await call('directory.save', {
      id: null,
      organisation: { name: saved('organisation.name'), kind: 'association' },
      name: saved('name'),
      description: saved('description'),
      status: 'active',
      topics: ['housing.contract'],
      areas: ['1293'],
      languages: ['ara'],
      eligibility: saved('eligibility'),
      fees: saved('fees'),
      howToApply: saved('howToApply'),
      interpretation: saved('interpretation'),
      url: saved('url'),
      email: saved('email'),
      phones: [saved('phones.[]')],
      places: [
        {
          id: null,
          name: saved('places.[].name'),
          address: saved('places.[].address'),
          postalCode: saved('places.[].postalCode'),
          city: saved('places.[].city'),
          hours: [{ day: 'MO', opens: '09:00', closes: '12:00' }]
        }
      ],
      note: saved('note')
    })
  )
  const filter = { topic: null, asking: false, offset: 0, limit: 50 }
  valueOf(await call('directory.list', { ...filter, text: word('directory.list text') }))
  valueOf(await call('directory.entry', { kind: 'service', id }))
  valueOf(await call('directory.check', { kind: 'service', id }))
  valueOf(await call('directory.suggest', { topic: 'housing.contract', municipality: '1293', language: 'ara' }))
  const outside = core.grant(place('outside'))
  const { file } = valueOf(await call('directory.export', { folder: outside, format: 'hsds-json' }))
  const taken = { file: core.grant(path.join(place('outside'), file)), gone: 'keep' } as const
  valueOf(await call('directory.previewImport', { ...taken, source: word('directory.previewImport source') }))
  valueOf(await call('directory.runImport', { ...taken, source: word('directory.runImport source'), hash: null }))
  for (const name of ['directory.previewImport', 'directory.runImport'] as const)
    await call(name, { ...taken, source: null, hash: null, mapping: mappingOf(name) })
  await sheetOfServices()
}

/** A spreadsheet of services with a word in its heading and in each cell; how its columns were mapped is kept for the next time. */
async function sheetOfServices(): Promise<void> {
  const heading = word('directory sheet heading')
  const file = path.join(place('outside'), 'services-of-others.csv')
  const cells = [word('directory sheet service'), word('directory sheet organisation')]
  writeFileSync(file, [`${heading};Organisation`, cells.join(';')].join('\r\n'))
  const asked = { file: core.grant(file), source: null, gone: 'keep' as const }
  const mapping = { columns: { [heading]: 'service' as const } }
  valueOf(await call('directory.runImport', { ...asked, mapping, hash: null }))
  const { remembered } = valueOf(await call('directory.previewImport', asked))
  if (!remembered) throw new Error('the mapping was not kept')
}

/** A mapping of columns and files that are nowhere, with a word in each of its places. */
function mappingOf(name: 'directory.previewImport' | 'directory.runImport'): DirectoryMapping {
  const said = (member: string): string => word(`${name} mapping.${member}`)
  const columns = { [said('files.{}.columns.{key}')]: said('files.{}.columns.{}') }
  return {
    columns: { [said('columns.{key}')]: 'service' },
    files: { [said('files.{key}')]: { table: said('files.{}.table'), columns } }
  }
}

/** Lists, filters, sorts, opens. */
async function look(): Promise<void> {
  const filter = {
    from: null,
    to: null,
    topic: 'housing.contract',
    language: 'ara',
    withdrawn: false,
    offset: 0,
    limit: 50
  }
  valueOf(await call('visits.list', filter))
  valueOf(await call('visits.open', { id: visit.id }))
  valueOf(await call('visits.defaults', null))
  valueOf(await call('returns.issue', { visit: visit.id }))
  await call('returns.open', { code: word('returns.open code') })
  const address = word('slips.changeSettings address')
  valueOf(await call('slips.changeSettings', { address, openings: [], paper: 'a5' }))
  const text = word('slips.correctText text')
  valueOf(await call('slips.correctText', { language: 'som', key: 'title', text }))
  valueOf(await call('months.figures', { month }))
  for (const typed of [word('search.find typed'), wordFor(run, 'visits.record questions.[].note')])
    valueOf(await call('search.find', { typed }))
}

async function months(): Promise<void> {
  const languages = ['ara', 'som', 'swe']
  for (let number = 0; number < 60; number += 1)
    valueOf(
      await call('visits.record', { ...visitOf('visits.record'), id: newId(), language: languages[number % 3] ?? null })
    )
  valueOf(await call('months.export', { month, folder: core.grant(place('release')) }))
}

async function backups(): Promise<string> {
  valueOf(await call('backups.make', { folder: core.grant(place('backups')) }))
  const [name = ''] = readdirSync(place('backups'))
  const file = path.join(place('backups'), name)
  valueOf(await call('backups.verify', { file: core.grant(file), passphrase }))
  await call('backups.verify', { file: core.grant(file), passphrase: phrase('backups.verify passphrase') })
  return file
}

/** What is tried at the locked door, rightly and wrongly. */
async function doors(file: string): Promise<void> {
  valueOf(await call('bureau.renewRecoveryKey', { passphrase }))
  valueOf(await call('bureau.lock', { reason: 'asked' }))
  await call('bureau.unlock', { passphrase: phrase('bureau.unlock passphrase') })
  await call('bureau.recover', { recoveryKey: word('bureau.recover recoveryKey'), passphrase })
  const secrets = [
    { kind: 'passphrase', passphrase } as const,
    { kind: 'passphrase', passphrase: phrase('backups.preview secret.passphrase') } as const,
    { kind: 'recovery', recoveryKey } as const,
    { kind: 'recovery', recoveryKey: word('backups.preview secret.recoveryKey') } as const
  ]
  const currentPassphrase = phrase('backups.preview currentPassphrase')
  for (const secret of secrets)
    for (const current of [null, currentPassphrase])
      await call('backups.preview', { file: core.grant(file), secret, currentPassphrase: current })
  ahead += 3_600_000
  const [secret] = secrets
  if (secret === undefined) return
  const restoring = { file: core.grant(file), secret, currentPassphrase: null, monthsSince: [] }
  valueOf(await call('backups.restore', restoring))
  const newPassphrase = phrase('bureau.recover passphrase')
  valueOf(await call('bureau.recover', { recoveryKey, passphrase: newPassphrase }))
}
