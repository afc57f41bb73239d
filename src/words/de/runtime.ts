import type { Words } from '../words.ts'

export const runtime: Words['runtime'] = {
	starting: (step) => `Echtes Node startet: ${step}. Bis dahin läuft dein Code auf dieser Seite.`,
	steps: {
		'loading WebContainer': 'WebContainer wird geladen',
		'starting Node.js': 'Node.js wird gestartet',
	},
	up: 'Echtes Node ist bereit.',
	unavailable:
		'Hier gibt es kein echtes Node. Dein Code läuft auf dieser Seite, mit demselben Urteil.',
	whyNone: 'Warum es keins gibt',
	again: 'Noch einmal versuchen',
	openTerminal: 'Terminal öffnen',
	closeTerminal: 'Terminal schließen',
	terminalOver: 'Der WebContainer hat angehalten, und das Terminal mit ihm.',
	off: 'Diese Website führt deinen Code auf der Seite aus und benutzt WebContainer nicht.',
	unfetched:
		'Ein Teil dieser Seite konnte nicht geladen werden. Prüf die Verbindung und versuch es dann noch einmal, oder lade die Seite neu.',
	notIsolated:
		'Diese Seite kam ohne die beiden Header, die WebContainer braucht (Cross-Origin-Opener-Policy und Cross-Origin-Embedder-Policy), oder sie steht in einer Seite ohne sie. Öffne die Lektion in einem eigenen Tab; wenn das nicht hilft, muss der Betreiber dieser Website die Header senden.',
	browser: (need) =>
		`Dieser Browser kann WebContainer nicht ausführen: ${need}. Benutze ein aktuelles Chrome, Edge, Firefox oder Safari.`,
	needs: {
		safari: 'Safari kann es seit Version 16.4',
		firefox: 'Firefox kann es seit Version 114',
		memory: 'er hat keinen gemeinsamen Speicher (SharedArrayBuffer)',
	},
	ios: 'Ein iPhone oder iPad gibt einer Seite zu wenig Speicher für WebContainer und lädt sie womöglich neu. Benutze einen Computer, oder wähle WebContainer selbst, um es trotzdem zu versuchen.',
	memory:
		'Hier ist zu wenig Speicher für WebContainer. Schließ andere Tabs, zuerst andere Lektionen, und versuch es noch einmal, oder wähle WebContainer selbst, um es trotzdem zu versuchen.',
	cookies:
		'Der Browser lässt stackblitz.com auf dieser Seite keine Daten speichern, und ohne das kann WebContainer nicht starten.',
	allowCookies: {
		firefox:
			'In Firefox: Verlass das private Fenster, schalte den verbesserten Schutz vor Aktivitätenverfolgung für diese Website aus (der Schild in der Adressleiste), und wenn „Cookies und Website-Daten beim Beenden von Firefox löschen“ eingeschaltet ist, mach eine Ausnahme für stackblitz.com. Lade dann die Seite neu.',
		safari:
			'In Safari: Öffne Einstellungen, Datenschutz, und entferne die Haken bei „Websiteübergreifendes Tracking verhindern“ und „Alle Cookies blockieren“. Lade dann die Seite neu.',
		chrome:
			'In Chrome: Öffne chrome://settings/cookies und erlaube Cookies von Drittanbietern, oder nimm stackblitz.com in die Websites auf, die sie immer benutzen dürfen; in Brave: Senke die Shields für diese Website. Lade dann die Seite neu.',
		edge: 'In Edge: Öffne edge://settings/content/cookies und erlaube Cookies von Drittanbietern, oder nimm stackblitz.com in die Websites auf, die sie benutzen dürfen. Lade dann die Seite neu.',
		other:
			'Erlaube in den Einstellungen des Browsers Cookies von Drittanbietern für stackblitz.com und lade dann die Seite neu.',
	},
	offline:
		'Du bist offline, und WebContainer wird von stackblitz.com geladen. Sobald die Verbindung wieder da ist, wird es noch einmal versucht.',
	unreachable: (host) =>
		`WebContainer wird von ${host} geladen, und das ist von hier nicht zu erreichen. Ein Werbeblocker, ein VPN oder der Filter einer Firma oder Schule kann im Weg sein: Erlaube dort ${host} und versuch es noch einmal.`,
	timeout: (host, seconds) =>
		`WebContainer ist nicht innerhalb von ${seconds} Sekunden gestartet. Die Verbindung zu ${host} ist vielleicht langsam, oder eine Browser-Erweiterung hält sie auf. Sobald es doch startet, wird es benutzt; um neu anzufangen, versuch es noch einmal.`,
	refused: (host, said) =>
		`${host} hat geantwortet, aber keinen WebContainer geliefert${said === undefined ? '' : ` (die Antwort: ${said})`}. Der Dienst ist vielleicht gestört, oder eine Browser-Erweiterung blockiert einen Teil davon. Versuch es später noch einmal oder in einem Fenster ohne Erweiterungen.`,
	crashed:
		'WebContainer ist auf dieser Seite mehrmals stehen geblieben. Vielleicht hat der Browser zu wenig Speicher: Schließ andere Tabs und versuch es noch einmal, oder lade die Seite neu.',
}
