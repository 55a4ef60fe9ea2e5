import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganisationId } from '../../shared/domain/ids.ts'
import { type OrganisationKind, organisationKinds } from '../../shared/domain/vocabulary.ts'
import { useErrorText } from '../app/CallErrorNotice.tsx'
import { useCommand } from '../app/calls.ts'
import { Button } from '../ui/Button.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextGuard } from '../identity-guard/TextGuard.tsx'
import { useTextGuards } from '../identity-guard/use-text-guards.ts'
import { newOrganisationId } from './new-ids.ts'
import styles from './NewOrganisation.module.css'

interface NewOrganisationProps {
  readonly name: string
  readonly onRename: (name: string) => void
  readonly onAdded: (id: OrganisationId) => void
  readonly onCancel: () => void
}

/** Adds an organisation to the bureau's list without leaving the form. The statistics need to know its kind, nothing more. */
export function NewOrganisation({ name, onRename, onAdded, onCancel }: NewOrganisationProps) {
  const { t } = useTranslation(['desk', 'vocabulary', 'common'])
  const [id] = useState(newOrganisationId)
  // Whoever hurries past the question has said nothing wrong.
  const [kind, setKind] = useState<OrganisationKind>('other')
  const add = useCommand('organisations.add', ['organisations.list'])
  const errorText = useErrorText()
  const guards = useTextGuards({ organisationKind: { field: 'organisation', text: name } })
  return (
    <div className={styles['new']}>
      <SelectField
        name="organisationKind"
        label={t('desk:organisation.kind', { name })}
        value={kind}
        options={organisationKinds.map(value => ({ value, label: t(`vocabulary:organisationKinds.${value}`) }))}
        onChange={setKind}
        error={add.error === null ? guards.errorOf('organisationKind') : errorText(add.error)}
      />
      <Button
        look="primary"
        busy={add.isPending}
        onPress={() => {
          if (guards.ask() === null) add.mutate({ id, name, kind }, { onSuccess: added => onAdded(added.id) })
        }}
      >
        {t('desk:organisation.addNow')}
      </Button>
      <Button onPress={onCancel}>{t('common:cancel')}</Button>
      <div className={styles['guard']}>
        <TextGuard guards={guards} name="organisationKind" onChange={onRename} />
      </div>
    </div>
  )
}
