import { withBureau } from '../bureau.ts'
import { valueOf } from '../cli-error.ts'
import { bureauOptions, type Command } from '../command.ts'
import { readPassphrase } from '../passphrase.ts'

/** Changes one's own passphrase, whatever one's role. */
export const passphraseCommand: Command = {
  name: 'passphrase',
  options: { ...bureauOptions, 'new-passphrase-file': { value: 'FILE' } },
  async run(invocation) {
    await withBureau(invocation, async (core, ownPassphrase) => {
      const newPassphrase = await readPassphrase(invocation, {
        twice: true,
        option: 'new-passphrase-file',
        question: 'ask.newPassphrase'
      })
      valueOf(await core.call('people.changePassphrase', { ownPassphrase, newPassphrase }))
    })
    return { value: { changed: true }, lines: [invocation.texts.say('passphrase.changed')] }
  }
}
