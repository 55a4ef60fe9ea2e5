import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CallErrorNotice } from '../../app/CallErrorNotice.tsx'
import { useCommand } from '../../app/calls.ts'
import type { RestorePreview, RestoreRequest } from '../../../shared/features/backups/backups.schema.ts'
import { Button } from '../../ui/Button.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import { Stack } from '../../ui/Stack.tsx'
import { useForm } from '../../ui/use-form.ts'

interface CompareFormProps {
  readonly request: RestoreRequest
  readonly onCompared: (request: RestoreRequest, preview: RestorePreview) => void
}

/** Today's passphrase, for whoever has another one now, so that the bureau that is here can be compared. */
export function CompareForm({ request, onCompared }: CompareFormProps) {
  const { t } = useTranslation('backups')
  const [passphrase, setPassphrase] = useState('')
  const look = useCommand('backups.preview')
  const send = (): void => {
    const asked = { ...request, currentPassphrase: passphrase }
    look.mutate(asked, { onSuccess: preview => onCompared(asked, preview) })
  }
  const form = useForm({
    firstWrong: () => (passphrase === '' ? 'currentPassphrase' : null),
    send,
    busy: look.isPending
  })
  return (
    <form {...form.props}>
      <Stack gap="small">
        <SecretField
          name="currentPassphrase"
          label={t('compare.passphrase')}
          hint={t('compare.hint')}
          value={passphrase}
          onChange={setPassphrase}
          error={look.data?.replaced.state === 'unread' ? t('compare.wrong') : undefined}
          showLabel={t('show')}
          hideLabel={t('hide')}
        />
        <CallErrorNotice error={look.error} />
        <div>
          <Button submits busy={look.isPending}>
            {t('compare.submit')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
