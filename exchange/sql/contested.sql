-- The hundred claims with the most objections.
SELECT n.debate, n.id AS node, t.status, count(*) AS objections,
  sum(CASE WHEN o.state = 'open' THEN 1 ELSE 0 END) AS unanswered, n.text
FROM objections o
JOIN nodes n ON n.debate = o.debate AND n.id = o.node
LEFT JOIN statuses t ON t.debate = n.debate AND t.node = n.id
GROUP BY n.debate, n.id, t.status, n.text
ORDER BY objections DESC, unanswered DESC, n.debate, node
LIMIT 100
