import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { emptyService } from '../../../shared/features/directory/directory.schema.ts'
import { Screen } from '../../ui/Screen.tsx'
import { EntryForm } from './EntryForm.tsx'

/** A new service. */
export function AddEntry() {
  const { t } = useTranslation('directory')
  const navigate = useNavigate()
  return (
    <Screen title={t('add')} ownFocus>
      <EntryForm
        first={emptyService}
        onSaved={id =>
          void navigate(
            id === null
              ? { to: '/directory' }
              : { to: '/directory/$kind/$id', params: { kind: 'service', id }, search: {} }
          )
        }
        onCancel={() => void navigate({ to: '/directory' })}
      />
    </Screen>
  )
}
