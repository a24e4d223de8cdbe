import { useContext } from 'react';
import { languages, useLanguage, useText } from '../../i18n/language.ts';
import { SegmentedControl } from '../../ui/index.ts';
import { paths } from '../paths.ts';
import { ThemeContext, themeChoices } from '../theme.ts';

export function Footer() {
  const { shell } = useText();
  const { language, setLanguage } = useLanguage();
  const { choice, setChoice } = useContext(ThemeContext);
  return (
    <div className="footer">
      <p>
        <a href={paths.register()}>{shell.register}</a>
      </p>
      <p>
        <a href={paths.check()}>{shell.check}</a>
      </p>
      <p>
        <a href={paths.accessibility()}>{shell.accessibility}</a>
      </p>
      <SegmentedControl
        label={shell.language}
        options={languages.map((id) => ({ id, label: shell.languages[id] }))}
        value={language}
        onChange={setLanguage}
      />
      <SegmentedControl
        label={shell.theme}
        options={themeChoices.map((id) => ({ id, label: shell.themes[id] }))}
        value={choice}
        onChange={setChoice}
      />
    </div>
  );
}
