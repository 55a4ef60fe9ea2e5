import type { RecordId } from '../../../shared/domain/ids.ts'
import { MOST_SUGGESTED, type Need, type Suggestion } from '../../../shared/features/directory/suggest.schema.ts'
import { better, mostPoints, rankAll, type Candidate, type Moment, type Prospect, type Ranked } from './rank-places.ts'

/** So many are loaded at a time: usually the best are among the first of them. */
const AT_ONCE = 40

/**
 * What `rankPlaces` answers for all candidates, loading those only that can still be among the best: the likeliest first, until not
 * even the best hours would bring the next one there.
 */
export async function rankInTurn(
  prospects: readonly Prospect[],
  { need, moment }: { need: Need; moment: Moment },
  load: (ids: readonly RecordId[]) => Promise<Candidate[]>,
  atOnce = AT_ONCE
): Promise<Suggestion[]> {
  const likeliest = prospects
    .flatMap(({ serviceId, service, ...prospect }) => {
      const points = mostPoints(prospect, need, moment.checkedSince)
      return points === null ? [] : [{ points, suggestion: { serviceId, service, place: null } }]
    })
    .toSorted(better)
  let best: Ranked[] = []
  for (let start = 0; start < likeliest.length; start += atOnce) {
    const part = likeliest.slice(start, start + atOnce)
    const [next] = part
    const last = best[MOST_SUGGESTED - 1]
    if (last !== undefined && next !== undefined && better(last, next) < 0) break
    const candidates = await load(part.map(({ suggestion }) => suggestion.serviceId))
    best = [...best, ...rankAll(candidates, need, moment)].toSorted(better).slice(0, MOST_SUGGESTED)
  }
  return best.map(({ suggestion }) => suggestion)
}
