import type { Generated } from 'kysely'
import type {
  OrganisationId,
  PersonId,
  QuestionId,
  RecordId,
  ReturnId,
  ShiftId,
  VisitId
} from '../../shared/domain/ids.ts'
import type { LetterKind, LetterSender } from '../../shared/domain/follow-ups.ts'
import type { IsoDate, TimeOfDay } from '../../shared/domain/month.ts'
import type {
  AgeBand,
  Channel,
  DECLINED,
  Gender,
  InterpreterUse,
  OrganisationKind,
  ReferralOutcome,
  ReferralWay,
  TimeInSweden,
  Urgency
} from '../../shared/domain/vocabulary.ts'

/** The tables of visits, and of what hangs on them, as Kysely sees them. */
export interface VisitSchema {
  organisation: OrganisationTable
  shift: ShiftTable
  shift_person: ShiftPersonTable
  visit: VisitTable
  question: QuestionTable
  referral: ReferralTable
  note: NoteTable
  follow_up: FollowUpTable
  history: HistoryTable
  return_code: ReturnCodeTable
  forgotten_return: ForgottenReturnTable
  erased_visit: ErasedVisitTable
}

export interface OrganisationTable {
  id: OrganisationId
  name: string
  /** The name as it is compared: no letter case, no space around. */
  name_key: string
  kind: OrganisationKind
  created_at: string
  /** The id of its record in the directory, under which other directories know it. */
  hsds_id: string
}

export interface ShiftTable {
  id: ShiftId
  date: IsoDate
  place: string
  place_key: string
  /** When it opens and closes; null for a shift that is there for its visits only. */
  starts: TimeOfDay | null
  ends: TimeOfDay | null
  opened_at: string | null
  /** When it was taken out of the rota; null while it stands. */
  removed_at: string | null
}

/** Who is on a shift. */
export interface ShiftPersonTable {
  shift_id: ShiftId
  person_id: PersonId
}

export interface VisitTable {
  /** The row number in this file, for joins; never leaves the file. */
  seq: Generated<number>
  id: VisitId
  revision: number
  date: IsoDate
  time: TimeOfDay | null
  shift_id: ShiftId
  channel: Channel
  /** Here and below: null is "not asked", `declined` is "did not want to say". */
  language: string | null
  age_band: AgeBand | typeof DECLINED | null
  gender: Gender | typeof DECLINED | null
  municipality: string | null
  time_in_sweden: TimeInSweden | typeof DECLINED | null
  household: number | null
  interpreter: InterpreterUse | null
  minutes: number | null
  recorded_at: string
  recorded_by: PersonId
  withdrawn_at: string | null
  /** Tells an imported visit again when its spreadsheet is imported once more. */
  import_key: string | null
  /** The slip that the visitor showed or was given. */
  return_code_seq: number | null
}

export interface QuestionTable {
  seq: Generated<number>
  id: QuestionId
  visit_seq: number
  position: number
  topic: string
  /** Codes with a space between and around, so that ` code ` finds one. */
  actions: string
  barriers: string
  urgency: Urgency | null
}

export interface ReferralTable {
  question_seq: number
  organisation_id: OrganisationId
  way: ReferralWay
  outcome: ReferralOutcome | null
  /** The service of the directory that was meant, where one was. */
  service_id: RecordId | null
}

/** Everything that was typed about visits, apart from places: as it stands, and as it was before a correction. */
export interface NoteTable {
  seq: Generated<number>
  visit_seq: number
  question_id: QuestionId
  /** Null for what stands; else the correction that put something else in its place. */
  history_seq: number | null
  text: string
  /** The day from which it is kept so many days. */
  since: IsoDate
  /** Codes of what was kept in it on purpose, as in `QuestionTable`. */
  kept: string
}

/** A promised call, or a letter that was explained. */
export interface FollowUpTable {
  seq: Generated<number>
  visit_seq: number
  question_id: QuestionId
  kind: 'call' | 'letter'
  sender: LetterSender | null
  letter: LetterKind | null
  due: IsoDate | null
  /** 1 where the bureau promised to see to it. */
  promised: number
  /** What came of it; null while nobody knows. */
  outcome: ReferralOutcome | null
}

export interface HistoryTable {
  seq: Generated<number>
  visit_seq: number
  revision: number
  at: string
  person_id: PersonId
  change: 'corrected' | 'withdrawn' | 'restored' | 'note-erased'
  /** JSON of the visit's body before the change, without its notes. */
  before: string | null
}

/** A slip that joins the visits of one visitor. */
export interface ReturnCodeTable {
  seq: Generated<number>
  id: ReturnId
  /** The keyed hash of its code, in hexadecimal; the code itself is nowhere. */
  hash: string
}

/** A slip that was cut for good. */
export interface ForgottenReturnTable {
  hash: string
}

/** What is left of a visit that was erased: enough that it comes back from nowhere and stays counted where it was. */
export interface ErasedVisitTable {
  id: VisitId
  erased_at: string
  import_key: string | null
  /** The release that has counted it. */
  release_id: string | null
}
