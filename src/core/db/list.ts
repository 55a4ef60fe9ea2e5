import { desk } from './migrations/0001-desk.ts'
import { audit } from './migrations/0002-audit.ts'
import { erasing } from './migrations/0003-erasing.ts'
import { releasedElsewhere } from './migrations/0004-released-elsewhere.ts'
import { register } from './migrations/0005-register.ts'
import { keptNotes } from './migrations/0006-kept-notes.ts'
import { typedInAgain } from './migrations/0007-typed-in-again.ts'
import { returnCodes } from './migrations/0008-return-codes.ts'
import { topicUse } from './migrations/0009-topic-use.ts'
import { directory } from './migrations/0010-directory.ts'
import { answers } from './migrations/0011-answers.ts'
import { visitFacts } from './migrations/0012-visit-facts.ts'
import { search } from './migrations/0013-search.ts'
import { clientTexts } from './migrations/0014-client-texts.ts'
import { rota } from './migrations/0015-rota.ts'
import { followUps } from './migrations/0016-follow-ups.ts'
import { removedShifts } from './migrations/0017-removed-shifts.ts'
import { topicUseOfStandingVisits } from './migrations/0018-topic-use-of-standing-visits.ts'
import type { Migration } from './migration.ts'

/** Every migration of the desk file, in order. */
export const deskMigrations: readonly Migration[] = [
  desk,
  audit,
  erasing,
  releasedElsewhere,
  register,
  keptNotes,
  typedInAgain,
  returnCodes,
  topicUse,
  directory,
  answers,
  visitFacts,
  search,
  clientTexts,
  rota,
  followUps,
  removedShifts,
  topicUseOfStandingVisits
]
