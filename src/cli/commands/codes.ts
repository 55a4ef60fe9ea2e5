import { roles } from '../../shared/domain/roles.ts'
import {
  actions,
  ageBands,
  barriers,
  channels,
  genders,
  interpreterUses,
  organisationKinds,
  referralWays,
  timesInSweden,
  urgencies
} from '../../shared/domain/vocabulary.ts'
import type { Core } from '../../core/create-core.ts'
import { withBureau, withCore } from '../bureau.ts'
import { CliError, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation } from '../command.ts'
import { typedPath } from '../paths.ts'
import { tableLines } from '../table.ts'
import type { Texts } from '../texts.ts'

/** The closed lists, each with the group of `vocabulary.json` that has its texts. */
const closedLists = {
  channels: { codes: channels, group: 'channels' },
  'age-bands': { codes: ageBands, group: 'ageBands' },
  genders: { codes: genders, group: 'genders' },
  'times-in-sweden': { codes: timesInSweden, group: 'timesInSweden' },
  'interpreter-uses': { codes: interpreterUses, group: 'interpreterUses' },
  urgencies: { codes: urgencies, group: 'urgencies' },
  actions: { codes: actions, group: 'actions' },
  barriers: { codes: barriers, group: 'barriers' },
  'referral-ways': { codes: referralWays, group: 'referralWays' },
  'organisation-kinds': { codes: organisationKinds, group: 'organisationKinds' },
  roles: { codes: roles, group: 'roles' }
} as const

const shippedLists = ['languages', 'municipalities'] as const
const deskLists = ['topics'] as const
const lists = [
  ...deskLists,
  ...shippedLists,
  'channels',
  'age-bands',
  'genders',
  'times-in-sweden',
  'interpreter-uses',
  'urgencies',
  'actions',
  'barriers',
  'referral-ways',
  'organisation-kinds',
  'roles'
] as const

interface Entry {
  readonly code: string
  readonly name: string
}

/** Only the topics are the bureau's own, so only they need it to be opened. */
export const codesCommand: Command = {
  name: 'codes',
  argument: 'LIST',
  options: { data: { value: 'DIR' }, 'passphrase-file': bureauOptions['passphrase-file'] },
  async run(invocation) {
    const asked = invocation.args.argument ?? ''
    const list = lists.find(each => each === asked)
    if (list === undefined) throw new CliError('usage.value', { option: 'codes', value: asked, expected: 'list' })
    const codes = await readList(list, invocation)
    const { say } = invocation.texts
    return {
      value: { list, codes },
      lines: tableLines(
        [say('codes.code'), say('codes.name')],
        codes.map(({ code, name }) => [code, name])
      )
    }
  }
}

async function readList(list: (typeof lists)[number], invocation: Invocation): Promise<Entry[]> {
  const { texts } = invocation
  if (list === 'topics') return withBureau(invocation, core => readTopics(core, texts))
  if (list === 'languages' || list === 'municipalities') {
    return withCore(typedPath(invocation.args.one('data') ?? '.'), core => readShipped(core, list, texts))
  }
  const { codes, group } = closedLists[list]
  return codes.map(code => ({ code, name: texts.from('vocabulary', `${group}.${code}`, {}, code) }))
}

async function readTopics(core: Core, { language }: Texts): Promise<Entry[]> {
  const { topics } = valueOf(await core.call('topics.list', null))
  return topics.filter(({ retired }) => !retired).map(topic => ({ code: topic.code, name: topic[language] }))
}

async function readShipped(core: Core, list: (typeof shippedLists)[number], { language }: Texts): Promise<Entry[]> {
  const { languages, municipalities } = valueOf(await core.call('reference.lists', null))
  return list === 'languages'
    ? languages.map(each => ({ code: each.code, name: each[language] }))
    : municipalities.map(({ code, name }) => ({ code, name }))
}
