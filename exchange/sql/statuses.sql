-- How many nodes of each debate have which status.
SELECT t.debate, coalesce(t.status, 'none') AS status, count(*) AS nodes,
  sum(CASE WHEN t.inferred THEN 1 ELSE 0 END) AS by_editors_links
FROM statuses t
GROUP BY t.debate, coalesce(t.status, 'none')
ORDER BY t.debate, status
