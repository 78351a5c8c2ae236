"use strict";
// The editor with our endpoint, prefixes and questions; nothing is asked of any other server.
(function () {
  const data = JSON.parse(document.getElementById("queries").textContent);
  const endpoint = new URL("/sparql", location.href).href;
  Yasgui.Yasqe.defaults.autocompleters = ["prefixes-local", "variables"];
  Yasgui.Yasqe.defaults.value = data.first;
  Yasgui.Yasqe.registerAutocompleter({
    name: "prefixes-local",
    persistenceId: null,
    bulk: true,
    autoShow: false,
    isValidCompletionPosition: (yasqe) => yasqe.getCompleteToken().type === "string-2",
    get: () => Object.entries(data.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
  });
  const yasgui = new Yasgui(document.getElementById("yasgui"), {
    requestConfig: { endpoint: endpoint, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint: endpoint }] },
    persistenceId: null,
  });
  document.getElementById("examples").addEventListener("change", (event) => {
    const query = data.questions[event.target.value];
    if (query === undefined) return;
    const tab = yasgui.getTab();
    tab.setQuery(query);
    tab.query();
  });
  document.documentElement.dataset.ready = "true";
})();
