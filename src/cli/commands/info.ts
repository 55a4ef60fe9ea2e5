import type { Core } from '../../core/create-core.ts'
import { dataDirOf, withBureau } from '../bureau.ts'
import { CliError, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation } from '../command.ts'
import { tableLines } from '../table.ts'
import { version } from '../../core/version.ts'

export const infoCommand: Command = {
  name: 'info',
  options: bureauOptions,
  async run(invocation) {
    const info = await withBureau(invocation, core => readInfo(core, dataDirOf(invocation)))
    return { value: info, lines: infoLines(invocation, info) }
  }
}

async function readInfo(core: Core, folder: string) {
  const status = valueOf(await core.call('bureau.status', null))
  if (status.state !== 'unlocked') throw new CliError('call.locked')
  const everything = { from: null, to: null, topic: null, language: null, withdrawn: false, offset: 0, limit: 1 }
  return {
    version,
    folder,
    bureau: status.bureau,
    person: { name: status.person.name, roles: status.person.roles },
    recoveryConfirmed: status.recoveryConfirmed,
    visits: valueOf(await core.call('visits.list', everything)).total,
    organisations: valueOf(await core.call('organisations.list', null)).length,
    topicList: valueOf(await core.call('topics.list', null)).version,
    months: valueOf(await core.call('months.list', null))
  }
}

function infoLines({ texts: { say, number } }: Invocation, info: Awaited<ReturnType<typeof readInfo>>): string[] {
  const heads = [say('info.month'), say('info.visitsHead'), say('info.state')]
  const months = info.months.map(({ month, visits, state }) => [month, number(visits), say(`info.states.${state}`)])
  return [
    say('info.bureau', {
      name: info.bureau.name,
      municipality: info.bureau.municipality,
      language: info.bureau.language
    }),
    say('info.folder', { folder: info.folder }),
    say('info.person', { name: info.person.name }),
    say(info.recoveryConfirmed ? 'info.recoveryConfirmed' : 'info.recoveryOpen'),
    say('info.visits', { visits: number(info.visits), organisations: number(info.organisations) }),
    say('info.versions', { version: info.version, topicList: info.topicList }),
    '',
    ...tableLines(heads, months)
  ]
}
