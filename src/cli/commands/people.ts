import type { Core } from '../../core/create-core.ts'
import { roles, type Role } from '../../shared/domain/roles.ts'
import { withBureau } from '../bureau.ts'
import { CliError, valueOf } from '../cli-error.ts'
import { bureauOptions, type Command, type Invocation, type Outcome } from '../command.ts'
import { oneOf } from '../known-code.ts'
import { knownPerson } from '../known-person.ts'
import { nearest } from '../nearest.ts'
import { readPassphrase } from '../passphrase.ts'
import { withProgress } from '../progress.ts'
import { tableLines } from '../table.ts'

const steps = ['list', 'add', 'roles', 'rename', 'suspend', 'reinstate', 'reset', 'remove'] as const
type Step = (typeof steps)[number]

/** Which options a step cannot do without, and no other step takes. */
const needs: Readonly<Record<Step, readonly string[]>> = {
  list: [],
  add: ['name', 'role'],
  roles: ['person', 'role'],
  rename: ['person', 'name'],
  suspend: ['person'],
  reinstate: ['person'],
  reset: ['person'],
  remove: ['person']
}
const takesNewPassphrase: ReadonlySet<Step> = new Set(['add', 'reset'])

/** Looks after the people of the bureau, for coordinators: the steps of the window's screen, by name. */
export const peopleCommand: Command = {
  name: 'people',
  argument: 'STEP',
  options: {
    ...bureauOptions,
    person: { value: 'NAME' },
    name: { value: 'NAME' },
    role: { value: 'ROLE', several: true },
    'new-passphrase-file': { value: 'FILE' }
  },
  async run(invocation) {
    const step = stepCalled(invocation.args.argument ?? '')
    assertOptions(step, invocation)
    const wanted = invocation.args.all('role').map(typed => oneOf(typed, 'roles', roles))
    return withBureau(invocation, (core, ownPassphrase) => {
      if (step === 'list') return listed(core, invocation)
      if (step === 'add') return added(core, ownPassphrase, wanted, invocation)
      return changed(step, core, ownPassphrase, wanted, invocation)
    })
  }
}

function stepCalled(typed: string): Step {
  const step = steps.find(each => each === typed)
  if (step !== undefined) return step
  throw new CliError('usage.unknown-step', { step: typed, steps: steps.join(', '), meant: nearest(typed, steps) ?? '' })
}

/** Before anybody is asked for a passphrase. */
function assertOptions(step: Step, { args }: Invocation): void {
  const needed = needs[step]
  const missing = needed.find(option => args.one(option) === undefined)
  if (missing !== undefined) throw new CliError('usage.step-needs', { step, option: `--${missing}` })
  const taken = [...needed, ...(takesNewPassphrase.has(step) ? ['new-passphrase-file'] : [])]
  const needless = ['person', 'name', 'role', 'new-passphrase-file'].find(
    option => args.one(option) !== undefined && !taken.includes(option)
  )
  if (needless !== undefined) throw new CliError('usage.step-without', { step, option: `--${needless}` })
}

async function listed(core: Core, { texts }: Invocation): Promise<Outcome> {
  const { say, from, moment } = texts
  const people = valueOf(await core.call('people.list', null))
  const rows = people.map(({ name, roles: held, status, since }) => [
    name,
    roleNames(held, texts),
    from('people', `status.${status}`, {}, status),
    moment(Date.parse(since))
  ])
  const heads = [say('people.name'), say('people.roles'), say('people.status'), say('people.since')]
  return { value: { people }, lines: tableLines(heads, rows) }
}

async function added(
  core: Core,
  ownPassphrase: string,
  wanted: readonly Role[],
  invocation: Invocation
): Promise<Outcome> {
  const name = invocation.args.needed('name')
  const newPassphrase = await readTheirs(invocation)
  const { person } = valueOf(await core.call('people.add', { ownPassphrase, name, roles: [...wanted], newPassphrase }))
  return { value: { person, name }, lines: [invocation.texts.say('people.done.add', { name })] }
}

async function changed(
  step: Exclude<Step, 'list' | 'add'>,
  core: Core,
  ownPassphrase: string,
  wanted: readonly Role[],
  invocation: Invocation
): Promise<Outcome> {
  const { args, texts, terminal } = invocation
  const who = await knownPerson(core, args.needed('person'))
  const request = { ownPassphrase, person: who.id }
  const name = step === 'rename' ? args.needed('name') : who.name
  const result = await {
    roles: () => core.call('people.changeRoles', { ...request, roles: [...wanted] }),
    rename: () => core.call('people.rename', { person: who.id, name }),
    suspend: () => core.call('people.suspend', request),
    reinstate: () => core.call('people.reinstate', request),
    reset: async () => core.call('people.resetPassphrase', { ...request, newPassphrase: await readTheirs(invocation) }),
    remove: () => withProgress(core, terminal, texts.say('people.working'), () => core.call('people.remove', request))
  }[step]()
  valueOf(result)
  return {
    value: { person: who.id, name },
    lines: [texts.say(`people.done.${step}`, { name, roles: roleNames(wanted, texts) })]
  }
}

const readTheirs = (invocation: Invocation): Promise<string> =>
  readPassphrase(invocation, { twice: true, option: 'new-passphrase-file', question: 'ask.theirPassphrase' })

const roleNames = (held: readonly Role[], { from }: Invocation['texts']): string =>
  held.map(role => from('vocabulary', `roles.${role}`, {}, role)).join(', ')
