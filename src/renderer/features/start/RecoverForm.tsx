import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseRecoveryKey, RECOVERY_KEY_GROUPS } from '../../../shared/domain/recovery-key.ts'
import { useCommand } from '../../app/calls.ts'
import { TextField } from '../../ui/TextField.tsx'
import { lacksCommits } from './damage.ts'
import { PassphraseStep } from './PassphraseStep.tsx'

/** Opens the bureau with the printed recovery key, and chooses a new passphrase. */
export function RecoverForm({ onBack, onUnlocked }: { readonly onBack: () => void; readonly onUnlocked: () => void }) {
  const { t } = useTranslation(['start', 'passphrase'])
  const [key, setKey] = useState('')
  const recover = useCommand('bureau.recover')
  const parsed = parseRecoveryKey(key)
  // The alarm has been shown: whoever sends the form again goes on in spite of it.
  const goOn = recover.error !== null && lacksCommits(recover.error)
  const problemText = (tried: boolean): string | undefined => {
    if (parsed.ok || (!tried && key.length < 60)) return undefined
    const { problem } = parsed
    switch (problem.reason) {
      case 'length':
        return t('recover.length', { groups: RECOVERY_KEY_GROUPS, expected: problem.expected, found: problem.found })
      case 'character':
        return t('recover.character', { group: problem.group })
      case 'checksum':
        return t('recover.checksum')
    }
  }
  return (
    <PassphraseStep
      title={t('recover.title')}
      lead={t('recover.lead')}
      names={[]}
      label={t('passphrase:newLabel')}
      submit={t(goOn ? 'missing.goOn' : 'recover.submit')}
      busy={recover.isPending}
      error={recover.error}
      onBack={onBack}
      onSubmit={passphrase => recover.mutate({ recoveryKey: key, passphrase, goOn }, { onSuccess: onUnlocked })}
      before={{
        name: 'recoveryKey',
        isRight: parsed.ok,
        field: tried => (
          <TextField
            name="recoveryKey"
            label={t('recover.key')}
            hint={t('recover.keyHint')}
            value={key}
            onChange={setKey}
            error={problemText(tried)}
            lines={2}
            monospace
            autoFocus
            required
          />
        )
      }}
    />
  )
}
