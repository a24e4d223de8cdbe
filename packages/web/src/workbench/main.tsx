import '../ui/styles.css';
import './workbench.css';
import './lists.css';
import './print.css';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { loadOftenPages } from './load-page.ts';
import { watchForNewVersion } from './new-version.ts';
import { applyTheme, readTheme } from './theme.ts';

applyTheme(readTheme());
watchForNewVersion();
const element = document.getElementById('app');
if (!element) throw new Error('index.html has no element with id "app"');
createRoot(element).render(<App />);
loadOftenPages();
