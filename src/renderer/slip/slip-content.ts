import type { ClientLanguage, NextStep, ThingToBring } from '../../shared/domain/client-texts.ts'
import type { IsoDate } from '../../shared/domain/month.ts'

/** A letter that has to be answered in time. */
export interface SlipDeadline {
  readonly sender: string
  readonly date: IsoDate
}

/** What a slip is about: a visit that has just been recorded. */
export interface SlipVisit {
  readonly date: IsoDate
  /** The visitor's language, by its code, where it is known. */
  readonly language: string | null
  /** The organisation that the visitor was told to go to. */
  readonly place: string | null
  readonly deadlines: readonly SlipDeadline[]
}

/** What somebody chooses for one slip. */
export interface SlipChoices {
  readonly language: ClientLanguage
  readonly step: NextStep
  readonly place: string
  /** An ISO date, or whatever was typed. */
  readonly date: string
  readonly bring: readonly ThingToBring[]
}
