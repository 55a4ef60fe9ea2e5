import { useTranslation } from 'react-i18next'
import { type Role, roles } from '../../../shared/domain/roles.ts'
import { ToggleField } from '../../ui/ToggleField.tsx'

interface RolesFieldProps {
  readonly selected: readonly Role[]
  readonly onChange: (roles: readonly Role[]) => void
  readonly error?: string | undefined
}

/** What somebody may do: one role or several. */
export function RolesField({ selected, onChange, error }: RolesFieldProps) {
  const { t } = useTranslation('people')
  const { t: name } = useTranslation('vocabulary')
  return (
    <ToggleField
      name="roles"
      label={t('roles.label')}
      hint={t('roles.hint')}
      error={error}
      options={roles.map(role => ({ value: role, label: name(`roles.${role}`) }))}
      selected={selected}
      onToggle={role =>
        onChange(roles.filter(each => (each === role ? !selected.includes(each) : selected.includes(each))))
      }
    />
  )
}
