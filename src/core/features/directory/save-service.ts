import { FyrError } from '../../../shared/domain/errors.ts'
import { recordIdSchema, type RecordId } from '../../../shared/domain/ids.ts'
import type { EditedService } from '../../../shared/features/directory/directory.schema.ts'
import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import type { HsdsFields } from '../../hsds/hsds-tables.ts'
import type { DeskTransaction } from '../../open-desk.ts'
import { newSharedId, timestamp, type Platform } from '../../platform.ts'
import { municipalitiesOf, ownAreas, ownLanguages, ownPhones, phoneText } from './editable.ts'
import type { KnownWords } from './known-words.ts'
import { keepOrganisation } from './keep-organisation.ts'
import { upsertEdit } from './own.repository.ts'
import { deleteEachRecord, upsertRecords, type DirectoryRecord } from './records.repository.ts'
import { reindex } from './reindex.ts'
import { planPlaces } from './save-places.ts'
import { loadServices, type ServiceRecords } from './service-records.ts'
import { topicMark, topicTerms } from './topic-terms.ts'
import { dropUnusedPlaces } from './unused-places.ts'

export interface SaveContext {
  readonly platform: Platform
  readonly words: KnownWords
  readonly topics: readonly Topic[]
  readonly organisationKey: (name: string) => string
}

/** What saving changes: records to add or change, and records to take away. */
export interface RecordChanges {
  readonly put: readonly DirectoryRecord[]
  readonly drop: readonly DirectoryRecord[]
}

/**
 * Writes what a coordinator says about a service, and answers its id. Whatever the form does not hold stays as it was. Throws
 * `directory.unknown-entry`, `topic.unknown`, `municipality.unknown` or `language.unknown`.
 */
export async function saveService(
  trx: DeskTransaction,
  edited: EditedService,
  context: SaveContext
): Promise<RecordId> {
  refuseUnknownCodes(edited, context)
  const before = edited.id === null ? undefined : (await loadServices(trx, [edited.id]))[0]
  if (edited.id !== null && before === undefined) throw new FyrError('directory.unknown-entry', { id: edited.id })
  const organizationId = await keepOrganisation(trx, edited.organisation, context)
  const id = edited.id ?? recordId(context.platform)
  const service: DirectoryRecord = {
    table: 'service',
    id,
    fields: { ...before?.service.fields, ...serviceFields(edited), organization_id: organizationId },
    source: before?.service.source ?? null
  }
  const topics = planTopics(id, edited, before, context)
  const lists = planLists(id, edited, before, context)
  const places = planPlaces(id, edited.places, {
    before,
    organizationId,
    newRecordId: () => recordId(context.platform)
  })
  await deleteEachRecord(trx, [...topics.drop, ...lists.drop, ...places.drop])
  await dropUnusedPlaces(trx, before?.places ?? [])
  await upsertRecords(trx, [withoutEmpty(service), ...topics.put, ...lists.put, ...places.put].map(withoutEmpty))
  await upsertEdit(
    trx,
    { kind: 'service', id },
    { note: edited.note === '' ? null : edited.note, at: timestamp(context.platform) }
  )
  await reindex(
    trx,
    { services: [id], organizations: [organizationId, before?.service.fields['organization_id'] ?? organizationId] },
    context.words
  )
  return id
}

const recordId = (platform: Platform): RecordId => recordIdSchema.parse(newSharedId(platform))

function refuseUnknownCodes({ topics, areas, languages }: EditedService, { words, topics: known }: SaveContext): void {
  const codes = new Set(known.map(({ code }) => code))
  const topic = topics.find(code => !codes.has(code))
  if (topic !== undefined) throw new FyrError('topic.unknown', { field: 'topics', topic })
  const area = areas.find(code => words.areaOf({ name: code }) === null)
  if (area !== undefined) throw new FyrError('municipality.unknown', { field: 'areas', municipality: area })
  const language = languages.find(code => words.languageOf({ code }) === null)
  if (language !== undefined) throw new FyrError('language.unknown', { field: 'languages', language })
}

const serviceFields = (edited: EditedService): HsdsFields => ({
  name: edited.name,
  description: edited.description,
  url: edited.url,
  email: edited.email,
  status: edited.status,
  interpretation_services: edited.interpretation,
  application_process: edited.howToApply,
  fees_description: edited.fees,
  eligibility_description: edited.eligibility
})

/** What is empty is not kept. */
const withoutEmpty = (record: DirectoryRecord): DirectoryRecord => ({
  ...record,
  fields: Object.fromEntries(Object.entries(record.fields).filter(([, value]) => value !== ''))
})

function planTopics(
  id: RecordId,
  { topics }: EditedService,
  before: ServiceRecords | undefined,
  { words, topics: known }: SaveContext
): RecordChanges {
  const marked = (before?.marks ?? []).flatMap(mark => {
    const term = before?.terms.find(({ id: termId }) => termId === mark.fields['taxonomy_term_id'])
    const topic = term === undefined ? null : words.topicOf(term.fields)
    return topic === null ? [] : [{ mark, topic }]
  })
  const added = topics.filter(topic => !marked.some(each => each.topic === topic))
  const needed = new Set(added.flatMap(topic => [topic, known.find(({ code }) => code === topic)?.parent ?? topic]))
  return {
    put: [...topicTerms(known.filter(({ code }) => needed.has(code))), ...added.map(topic => topicMark(id, topic))],
    drop: marked.filter(({ topic }) => !topics.includes(topic)).map(({ mark }) => mark)
  }
}

/** The lists of the form that are rows of a table: phones, languages and areas. */
function planLists(
  id: RecordId,
  edited: EditedService,
  before: ServiceRecords | undefined,
  { words, platform }: SaveContext
): RecordChanges {
  const ofService = before?.ofService ?? []
  const phones = ownPhones(ofService).map(record => ({ record, values: [phoneText(record)] }))
  const languages = ownLanguages(ofService).flatMap(record => {
    const code = words.languageOf(record.fields)
    return code === null ? [] : [{ record, values: [code] }]
  })
  const areas = ownAreas(ofService).flatMap(record => {
    const codes = municipalitiesOf(record, words)
    return codes.length === 0 ? [] : [{ record, values: codes }]
  })
  const row = (table: DirectoryRecord['table'], fields: HsdsFields): DirectoryRecord => ({
    table,
    id: recordId(platform),
    fields: { service_id: id, ...fields },
    source: null
  })
  const changes = [
    planList(edited.phones, phones, number => row('phone', { number, type: 'voice' })),
    planList(edited.languages, languages, code => row('language', { name: words.languageName(code), code })),
    planList(edited.areas, areas, code =>
      row('service_area', { name: words.municipalityName(code), extent: code, extent_type: 'text' })
    )
  ]
  return { put: changes.flatMap(({ put }) => put), drop: changes.flatMap(({ drop: gone }) => gone) }
}

/** Keeps the rows all of whose values are still wanted, drops the others, and adds a row for each value that is then missing. */
function planList(
  wanted: readonly string[],
  rows: readonly { record: DirectoryRecord; values: readonly string[] }[],
  make: (value: string) => DirectoryRecord
): RecordChanges {
  const kept = rows.filter(({ values }) => values.every(value => wanted.includes(value)))
  const covered = new Set(kept.flatMap(({ values }) => values))
  return {
    put: [...new Set(wanted)].filter(value => !covered.has(value)).map(make),
    drop: rows.filter(row => !kept.includes(row)).map(({ record }) => record)
  }
}
