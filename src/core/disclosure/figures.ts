import type { RoundedTables } from './protect.ts'
import { mostPerVisit, topicsOf } from './relations.ts'
import { codingOf } from './tabulate.ts'
import type { Coding, PublishedCode, PublishedDimension, PublishedFigures, TablePlan } from './types.ts'

/** What the world will see: the tables, and of each dimension the one coding that they use. */
export function figuresOf({ totals, tables, choice }: RoundedTables, plan: TablePlan): PublishedFigures {
  const used = new Set(tables.flatMap(table => table.dimensions))
  const dimensions = plan.dimensions
    .filter(dimension => used.has(dimension.name))
    .map(({ name, title }): PublishedDimension => {
      const coding = codingOf(choice.codings, name)
      return {
        name,
        title,
        coding: coding.name,
        codes: name === 'topic' ? topicCodes(coding) : coding.codes
      }
    })
  return { totals, dimensions, tables }
}

/** Topics with what limits them; groups shown without their topics say how many they have, so that their limit can be checked. */
function topicCodes(coding: Coding): PublishedCode[] {
  const most = mostPerVisit(coding)
  const topics = topicsOf(coding)
  return coding.codes.map(entry => ({
    ...entry,
    mostPerVisit: most.get(entry.code),
    ...(coding.name === 'groups' && { topics: topics.get(entry.code) })
  }))
}
