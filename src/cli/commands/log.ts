import { withBureau } from '../bureau.ts'
import { CliError, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation } from '../command.ts'
import { completeVisit } from '../complete-visit.ts'
import { readJson, STANDARD_INPUT } from '../json-file.ts'
import { typedPath } from '../paths.ts'
import { visitDraftSchema, type VisitDraft } from '../visit-draft.ts'
import { hasVisitOptions, visitFromOptions, visitOptions } from '../visit-options.ts'

export const logCommand: Command = {
  name: 'log',
  options: { ...bureauOptions, ...visitOptions, visit: { value: 'FILE' } },
  async run(invocation) {
    const draft = await readDraft(invocation)
    const recorded = await withBureau(invocation, async core => {
      const visit = await completeVisit(core, draft)
      return {
        ...valueOf(await core.call('visits.record', visit)),
        date: visit.date,
        place: visit.place,
        questions: visit.questions.length
      }
    })
    const { texts } = invocation
    return {
      value: recorded,
      lines: [
        texts.say('log.done', { date: recorded.date, place: recorded.place, count: recorded.questions }),
        `  ${recorded.id}`
      ]
    }
  }
}

/** From options, from the file that `--visit` names, or from standard input when something is sent there. */
async function readDraft({ args, terminal }: Invocation): Promise<VisitDraft> {
  const file = args.one('visit')
  if (hasVisitOptions(args)) {
    if (file !== undefined) throw new CliError('usage.not-together', { option: '--visit', other: '--question' })
    return visitFromOptions(args)
  }
  if (file !== undefined && file !== STANDARD_INPUT) return readJson(typedPath(file), visitDraftSchema, terminal.input)
  if (file === undefined && terminal.input.isTTY === true) throw new CliError('usage.no-visit')
  return readJson(STANDARD_INPUT, visitDraftSchema, terminal.input)
}
