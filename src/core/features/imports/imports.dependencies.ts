import type { FileToken, PersonId } from '../../../shared/domain/ids.ts'
import type { OrganisationKind } from '../../../shared/domain/vocabulary.ts'
import type { Organisation } from '../../../shared/features/organisations/organisations.schema.ts'
import type { Topic } from '../../../shared/features/topics/topics.schema.ts'
import type { AppendAudit } from '../../audit/append-audit.ts'
import type { ImportedVisit } from '../../imported-visit.ts'
import type { DeskDb, DeskTransaction, OpenDesk } from '../../open-desk.ts'
import type { Platform } from '../../platform.ts'
import type { ReferenceLists } from '../../reference-lists.ts'

/** What the import needs from the features beside it and from whoever runs it. */
export interface ImportDependencies {
  readonly platform: Platform
  readonly lists: ReferenceLists
  /** The path that a token stands for. Throws `file.unknown-token`. */
  readonly pathOf: (token: FileToken) => string
  /** The bureau's topic list, retired topics included. */
  readonly listTopics: (db: DeskDb) => Promise<readonly Topic[]>
  readonly listOrganisations: (db: DeskDb) => Promise<readonly Organisation[]>
  /** The name as organisations are told apart by. */
  readonly organisationKey: (name: string) => string
  /** The organisation of that name, added when there is none. */
  readonly findOrAddOrganisation: (
    trx: DeskTransaction,
    organisation: { name: string; kind: OrganisationKind; by: PersonId }
  ) => Promise<Organisation>
  /** Inserts visits as they are, inside the import's transaction. */
  readonly recordMany: (trx: DeskTransaction, desk: OpenDesk, visits: readonly ImportedVisit[]) => Promise<void>
  readonly appendAudit: AppendAudit
  /** Tells how far the import has come. */
  readonly progress: (done: number, total: number) => void
}
