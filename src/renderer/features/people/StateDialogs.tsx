import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedPerson } from '../../../shared/features/people/people.schema.ts'
import { useCommand } from '../../app/calls.ts'
import { useJobProgress } from '../../app/job-progress.ts'
import { useSession } from '../../app/session.ts'
import { newPassphraseProblem, noPassphrase, PassphraseFields } from '../../passphrase-form/PassphraseFields.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { fieldOf } from './error-fields.ts'
import styles from './PersonForm.module.css'

export interface PersonDialogProps {
  readonly person: ListedPerson
  readonly onClose: () => void
  /** It is done. */
  readonly onDone: () => void
}

/** Keeps somebody out for a while. */
export function SuspendDialog({ person, onClose, onDone }: PersonDialogProps) {
  const { t } = useTranslation('people')
  const { name } = person
  const suspend = useCommand('people.suspend', ['people.list'])
  return (
    <ConfirmDialog
      title={t('suspend.title', { name })}
      submit={t('suspend.submit')}
      busy={suspend.isPending}
      error={suspend.error}
      onClose={onClose}
      onConfirm={ownPassphrase => suspend.mutate({ person: person.id, ownPassphrase }, { onSuccess: onDone })}
    >
      <p>{t('suspend.means', { name })}</p>
    </ConfirmDialog>
  )
}

/** Lets somebody in again. */
export function ReinstateDialog({ person, onClose, onDone }: PersonDialogProps) {
  const { t } = useTranslation('people')
  const { name } = person
  const reinstate = useCommand('people.reinstate', ['people.list'])
  return (
    <ConfirmDialog
      title={t('reinstate.title', { name })}
      submit={t('reinstate.submit')}
      busy={reinstate.isPending}
      error={reinstate.error}
      onClose={onClose}
      onConfirm={ownPassphrase => reinstate.mutate({ person: person.id, ownPassphrase }, { onSuccess: onDone })}
    >
      <p>{t('reinstate.means', { name })}</p>
    </ConfirmDialog>
  )
}

/** A new passphrase for somebody who has forgotten theirs, which they choose themselves. */
export function ResetDialog({ person, onClose, onDone }: PersonDialogProps) {
  const { t } = useTranslation('people')
  const { name } = person
  const { bureau } = useSession()
  const [passphrase, setPassphrase] = useState(noPassphrase)
  const reset = useCommand('people.resetPassphrase', ['people.list'])
  const names = [name, bureau.name]
  return (
    <ConfirmDialog
      title={t('reset.title', { name })}
      submit={t('reset.submit')}
      busy={reset.isPending}
      error={reset.error}
      onClose={onClose}
      onConfirm={ownPassphrase =>
        reset.mutate({ person: person.id, newPassphrase: passphrase.first, ownPassphrase }, { onSuccess: onDone })
      }
      firstWrong={() => newPassphraseProblem(passphrase, names)}
      ownFocus
    >
      {tried => (
        <>
          <p>{t('reset.means', { name })}</p>
          <PassphraseFields
            value={passphrase}
            names={names}
            onChange={setPassphrase}
            tried={tried}
            label={t('reset.theirs')}
            refused={fieldOf(reset.error) === 'passphrase' ? (reset.variables?.newPassphrase ?? null) : null}
            autoFocus
          />
        </>
      )}
    </ConfirmDialog>
  )
}

/** Removes somebody for good, which cannot be undone: says first what it means, then how far it has come. */
export function RemoveDialog({ person, onClose, onDone }: PersonDialogProps) {
  const { t } = useTranslation('people')
  const { name } = person
  const remove = useCommand('people.remove', ['people.list'])
  const progress = useJobProgress('epoch', remove.isPending)
  return (
    <ConfirmDialog
      title={t('remove.title', { name })}
      submit={t('remove.submit')}
      look="danger"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={ownPassphrase => remove.mutate({ person: person.id, ownPassphrase }, { onSuccess: onDone })}
    >
      <ul className={styles['means']}>
        <li>{t('remove.never', { name })}</li>
        <li>{t('remove.stays')}</li>
        <li>{t('remove.key')}</li>
        <li>{t('remove.backups')}</li>
      </ul>
      <p>
        <strong>{t('remove.final')}</strong>
      </p>
      {remove.isPending ? <ProgressBar label={t('remove.progress')} {...progress} /> : null}
    </ConfirmDialog>
  )
}
