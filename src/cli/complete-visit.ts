import type { Core } from '../core/create-core.ts'
import { newId, newSharedId, systemPlatform } from '../core/platform.ts'
import { NO_MUNICIPALITY } from '../shared/domain/codes.ts'
import { findOpenNote } from '../shared/domain/identity-guard.ts'
import { organisationNameKey } from '../shared/domain/organisation-name.ts'
import { DECLINED } from '../shared/domain/vocabulary.ts'
import type { Organisation } from '../shared/features/organisations/organisations.schema.ts'
import type { CallInput } from '../shared/ipc/contract.ts'
import { CliError, valueOf } from './cli-error.ts'
import { knownCode } from './known-code.ts'
import { nearest } from './nearest.ts'
import type { QuestionDraft, ReferralDraft, VisitDraft } from './visit-draft.ts'

type VisitInput = CallInput<'visits.record'>

/**
 * Fills in what the desk knows (today, the last place, organisations by name) and makes the call's input. Codes are looked up here
 * so that the one that was meant can be named; whether the visit is taken is decided by the call.
 */
export async function completeVisit(core: Core, draft: VisitDraft): Promise<VisitInput> {
  checkNotes(draft)
  await checkCodes(core, draft)
  const defaults = valueOf(await core.call('visits.defaults', null))
  const place = draft.place ?? defaults.lastPlace
  if (place === null) throw new CliError('usage.place-needed')
  const known = valueOf(await core.call('organisations.list', null))
  const organisations = new Map<string, string>()
  for (const { referral } of draft.questions) {
    const name = referral?.organisation
    if (referral !== null && name !== undefined)
      organisations.set(name, organisations.get(name) ?? (await organisationId(core, name, referral, known)))
  }
  return {
    ...draft,
    id: draft.id ?? newId(systemPlatform),
    date: draft.date ?? defaults.today,
    place,
    questions: draft.questions.map(question => completeQuestion(question, organisations))
  }
}

/** Before an organisation is added for the visit: here nobody can be asked whether a number tells who somebody is, so the note is refused. */
function checkNotes({ questions }: VisitDraft): void {
  const open = findOpenNote(questions.map(({ note }) => ({ note, keptIdentities: [] })))
  if (open !== undefined) throw new CliError('note.identifies', open)
}

async function checkCodes(core: Core, { language, municipality, questions }: VisitDraft): Promise<void> {
  const lists = valueOf(await core.call('reference.lists', null))
  const { topics } = valueOf(await core.call('topics.list', null))
  if (language !== null && language !== DECLINED) {
    knownCode(
      language,
      'languages',
      lists.languages.map(each => ({ code: each.code, names: [each.sv, each.en, each.autonym] }))
    )
  }
  if (municipality !== null && municipality !== DECLINED && municipality !== NO_MUNICIPALITY) {
    knownCode(
      municipality,
      'municipalities',
      lists.municipalities.map(each => ({ code: each.code, names: [each.name] }))
    )
  }
  const topicCodes = topics.map(each => ({ code: each.code, names: [each.sv, each.en] }))
  for (const { topic } of questions) knownCode(topic, 'topics', topicCodes)
}

function completeQuestion(
  { referral, ...question }: QuestionDraft,
  organisations: ReadonlyMap<string, string>
): VisitInput['questions'][number] {
  const id = question.id ?? newId(systemPlatform)
  if (referral === null) return { ...question, id, referral }
  const organisation = referral.organisationId ?? organisations.get(referral.organisation ?? '')
  if (organisation === undefined) throw new CliError('organisation.not-known', { name: '', meant: '' })
  return { ...question, id, referral: { organisationId: organisation, way: referral.way, outcome: referral.outcome } }
}

/** The organisation of this name, letter case aside; added when it is new and its kind was said. */
async function organisationId(
  core: Core,
  typed: string,
  { kind }: ReferralDraft,
  known: readonly Organisation[]
): Promise<string> {
  const found = known.find(({ name }) => organisationNameKey(name) === organisationNameKey(typed))
  if (found !== undefined) return found.id
  if (kind === undefined)
    throw new CliError('organisation.not-known', {
      name: typed,
      meant:
        nearest(
          typed,
          known.map(({ name }) => name)
        ) ?? ''
    })
  return valueOf(await core.call('organisations.add', { id: newSharedId(systemPlatform), name: typed, kind })).id
}
