import { referenceCalls } from '../../../shared/features/reference/reference.contract.ts'
import { atDoor, type BoundCalls } from '../../bound-call.ts'
import type { ReferenceLists } from '../../reference-lists.ts'

/** {@link referenceCalls}, each bound to what answers it. */
export const referenceHandlers = (lists: ReferenceLists): BoundCalls<keyof typeof referenceCalls> => ({
  'reference.lists': atDoor(referenceCalls['reference.lists'], async () => ({
    languages: [...lists.languages],
    municipalities: [...lists.municipalities],
    topicNames: [...lists.topicNames],
    topicWords: [...lists.topicWords]
  }))
})
