/**
 * Shows the language that `host` stands for, where it stands in one of Starlight's tabs. The learner's own choice
 * stays stored as it is: it was not they who chose this. Those tabs keep their state in these attributes alone.
 */
export function showTabOf(host: Element) {
	const panel = host.closest<HTMLElement>('[role=tabpanel]')
	const tabs = panel?.closest('starlight-tabs')
	if (!panel || !tabs) return
	const chosen = panel.getAttribute('aria-labelledby')
	for (const tab of tabs.querySelectorAll<HTMLElement>(
		':scope > div > [role=tablist] [role=tab]',
	)) {
		tab.setAttribute('aria-selected', String(tab.id === chosen))
		if (tab.id === chosen) tab.removeAttribute('tabindex')
		else tab.tabIndex = -1
	}
	for (const each of tabs.querySelectorAll<HTMLElement>(':scope > [role=tabpanel]'))
		each.hidden = each !== panel
}
