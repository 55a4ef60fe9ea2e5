import { useTranslation } from 'react-i18next'
import type { FileReport } from '../../../shared/features/directory/directory-import.schema.ts'
import { NOT_TAKEN, sheetFields } from '../../../shared/features/directory/directory-mapping.schema.ts'
import { columnsOfTable, isMappedTable } from '../../../shared/features/directory/mapped-tables.ts'
import { KEPT, UNKNOWN } from './column-choices.ts'

/** Names what the columns of a file can be taken for. */
export function useColumnWords({ table }: Pick<FileReport, 'table'>) {
  const { t } = useTranslation('directory-columns')
  return {
    of(choice: string): string {
      if (choice === UNKNOWN) return t('unknown.column')
      if (choice === KEPT) return t('unknown.kept')
      if (choice === NOT_TAKEN) return t('ignore')
      const field = table === null ? sheetFields.find(each => each === choice) : undefined
      if (field !== undefined) return t(`sheet.${field}`)
      const column =
        table !== null && isMappedTable(table) ? columnsOfTable(table).find(each => each === choice) : undefined
      return column === undefined ? choice : t(`column.${column}`)
    }
  }
}
