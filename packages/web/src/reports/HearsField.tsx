import { registeredProperties } from '@wijkritme/contract';
import { useFormat, useLanguage } from '../i18n/language.ts';
import { CheckboxGroup, Details } from '../ui/index.ts';
import { MOST_HEARD } from './category-form.ts';
import { useReportsText } from './texts.ts';

interface HearsFieldProps {
  readonly value: readonly string[];
  readonly isFault: boolean;
  readonly onChange: (ids: readonly string[]) => void;
}

/** Which measured properties could have noticed it; closed it says how many. */
export function HearsField({ value, isFault, onChange }: HearsFieldProps) {
  const { list: text } = useReportsText();
  const { language } = useLanguage();
  const { whole } = useFormat();
  return (
    <div className="category-hears">
      {isFault ? (
        <p className="nl-form-field__error" role="alert">
          {text.hearsError(whole(MOST_HEARD))}
        </p>
      ) : null}
      <Details summary={text.hearsChosen(whole(value.length))}>
        <CheckboxGroup
          legend={text.hearsLegend}
          options={registeredProperties.map(({ id, name }) => ({ id, label: name[language] }))}
          value={value}
          onChange={onChange}
        />
      </Details>
    </div>
  );
}
